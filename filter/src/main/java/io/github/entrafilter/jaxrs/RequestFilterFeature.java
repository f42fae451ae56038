package io.github.entrafilter.jaxrs;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.application.SharedApplication;
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
        if (configuration.getRuntimeType() == RuntimeType.CLIENT
                || configuration.isRegistered(RolesFilter.class)
                || configuration.isRegistered(ReactiveFilters.Roles.class)) {
            return false;
        }
        ResourceRules rules = new ResourceRules();
        if (SharedApplication.isQuarkusRest()) {
            ReactiveFilters.register(context, rules);
        } else {
            register(context, rules);
        }
        ProtectedApplication.markResourcesProtected();
        return true;
    }

    private static void register(FeatureContext context, ResourceRules rules) {
        if (SharedApplication.isNeeded()) {
            SharedApplication.start();
            context.register(new ServletlessRequestFilter());
        } else {
            context.register(EntraRequestFilter.class);
        }
        DynamicFeature deployed = (resource, methodContext) -> rules.addDeployed(ResourceMethod.of(resource));
        context.register(CallerInSpanFilter.class);
        context.register(new RolesFilter(rules));
        context.register(deployed, DynamicFeature.class);
    }

    /** The feature in RESTEasy's own list of providers. A separate class: RESTEasy warns of one that it finds twice. */
    public static final class Builtin extends RequestFilterFeature {}

    /** The feature for implementations that scan. */
    @Provider
    public static final class Scanned extends RequestFilterFeature {}
}
