package io.github.entrafilter.jaxrs.startup;

import io.github.entrafilter.jaxrs.RequestFilterFeature;
import io.github.entrafilter.platform.OptionalApi;
import java.util.List;
import org.apache.openejb.AppContext;
import org.apache.openejb.loader.SystemInstance;
import org.apache.openejb.observer.Observes;
import org.apache.openejb.server.cxf.rs.event.ExtensionProviderRegistration;

/**
 * Registers the JAX-RS filters on TomEE: its CXF loads no services, and scans for providers only where the application
 * lists no classes.
 */
public final class TomeeExtension {

    private TomeeExtension() {}

    static AutoCloseable register() {
        SystemInstance server = SystemInstance.get();
        TomeeExtension extension = new TomeeExtension();
        server.addObserver(extension);
        return () -> server.removeObserver(extension);
    }

    /** Called by TomEE for the endpoints of all applications, protected or not. */
    public void addProviders(@Observes ExtensionProviderRegistration event) {
        List<Object> providers = event.getProviders();
        if (isOurs(event.getAppContext()) && providers.stream().noneMatch(RequestFilterFeature.class::isInstance)) {
            providers.add(new RequestFilterFeature());
        }
    }

    /**
     * Whether the application has this very class. TomEE deploys resources with a context class loader of its own,
     * which from the second application on is not the application's.
     */
    private static boolean isOurs(AppContext application) {
        return application.getWebContexts().stream()
                .anyMatch(web -> OptionalApi.isSame(TomeeExtension.class, web.getClassLoader()));
    }
}
