package io.github.entrafilter.jaxrs.startup;

import io.github.entrafilter.jaxrs.RequestFilterFeature;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/** Registers the JAX-RS filters on Jersey, also in applications that turn off service loading. */
public final class JerseyExtension implements ForcedAutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        if (!context.getConfiguration().isRegistered(RequestFilterFeature.class)) {
            context.register(RequestFilterFeature.class);
        }
    }
}
