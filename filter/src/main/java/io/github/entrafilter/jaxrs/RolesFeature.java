package io.github.entrafilter.jaxrs;

import io.github.entrafilter.authentication.RoleRule;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Enforces {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on resource classes and methods, on every
 * JAX-RS implementation alike. A little ahead of an implementation's own enforcement, so that the answer is ours.
 */
@Provider
public final class RolesFeature implements DynamicFeature {

    private static final int AHEAD_OF_OTHERS = Priorities.AUTHORIZATION - 100;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        RoleRule rule = AnnotatedRule.of(resource.getResourceClass(), resource.getResourceMethod());
        boolean asksNothing = rule instanceof RoleRule.NoRole;
        if (!asksNothing && !context.getConfiguration().isRegistered(RolesFilter.class)) {
            context.register(new RolesFilter(rule), AHEAD_OF_OTHERS);
        }
    }
}
