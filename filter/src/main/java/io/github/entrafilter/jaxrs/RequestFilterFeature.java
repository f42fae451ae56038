package io.github.entrafilter.jaxrs;

import io.github.entrafilter.application.ProtectedApplication;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Adds the filters to a JAX-RS application. Loaded as a service: JAX-RS 3.1, section 4.1.2.
 *
 * <p>Applications can turn services and scanning off, so each implementation finds it in a second way as well: RESTEasy
 * by {@link Builtin}, Jersey and TomEE by extensions of theirs.
 */
public class RequestFilterFeature implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        Configuration configuration = context.getConfiguration();
        if (configuration.getRuntimeType() == RuntimeType.CLIENT || configuration.isRegistered(RolesFilter.class)) {
            return false;
        }
        ResourceRules rules = new ResourceRules();
        DynamicFeature deployed = (resource, methodContext) -> rules.deployed(ResourceMethod.of(resource));
        context.register(EntraRequestFilter.class);
        context.register(CallerInSpanFilter.class);
        context.register(new RolesFilter(rules));
        context.register(deployed, DynamicFeature.class);
        ProtectedApplication.protectsResources();
        return true;
    }

    /** The feature in RESTEasy's own list of providers. A separate class: RESTEasy warns of one that it finds twice. */
    public static final class Builtin extends RequestFilterFeature {}

    /** The feature for implementations that scan. */
    @Provider
    public static final class Scanned extends RequestFilterFeature {}
}
