package io.github.entrafilter.jaxrs.startup;

import io.github.entrafilter.jaxrs.RequestFilterFeature;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/** Brings our filters into applications on Jersey, those that turn the loading of services off too. */
public final class JerseyExtension implements ForcedAutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        if (!context.getConfiguration().isRegistered(RequestFilterFeature.class)) {
            context.register(RequestFilterFeature.class);
        }
    }
}
