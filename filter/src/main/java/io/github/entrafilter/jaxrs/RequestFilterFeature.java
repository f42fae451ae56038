package io.github.entrafilter.jaxrs;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/**
 * Brings our request filters into applications, those that list their own classes and so turn scanning off too. Loaded
 * as a service: JAX-RS 3.1, section 4.1.2.
 */
public final class RequestFilterFeature implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        for (Class<?> filter : List.of(EntraRequestFilter.class, CallerInSpanFilter.class)) {
            if (!context.getConfiguration().isRegistered(filter)) {
                context.register(filter);
            }
        }
        return true;
    }
}
