package io.github.entrafilter.jaxrs;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Brings {@link EntraRequestFilter} into applications that list their own classes and so turn scanning off. Loaded as a
 * service: JAX-RS 3.1, section 4.1.2.
 */
public final class RequestFilterFeature implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        if (context.getConfiguration().isRegistered(EntraRequestFilter.class)) {
            return false;
        }
        context.register(EntraRequestFilter.class);
        return true;
    }
}
