package io.github.entrafilter.it;

import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** The port of the latest deployment. Arquillian injects the address of those alone that precede the test. */
public final class LatestDeployment implements LoadableExtension {

    private static final AtomicInteger PORT = new AtomicInteger();

    static int port() {
        return PORT.get();
    }

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Observer.class);
    }

    /** Created by Arquillian. */
    public static final class Observer {

        @Inject
        @SuppressWarnings("NullAway.Init") // Arquillian sets it.
        private Instance<ProtocolMetaData> metaData;

        /** Where the container says that the application is. */
        public void remember(@Observes AfterDeploy event) {
            metaData.get().getContexts(HTTPContext.class).stream()
                    .min(Comparator.comparing(HTTPContext::getPort))
                    .ifPresent(context -> PORT.set(context.getPort()));
        }
    }
}
