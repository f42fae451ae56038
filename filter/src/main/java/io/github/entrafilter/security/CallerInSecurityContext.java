package io.github.entrafilter.security;

import io.github.entrafilter.CurrentCaller;
import io.github.entrafilter.protection.RoleMembership;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Shows the caller in Jakarta Security's {@code SecurityContext} where the container has none of its own. Payara lets
 * only such a caller through to a resource with {@code @RolesAllowed}, and then checks the roles that JAX-RS shows.
 */
@Decorator
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public abstract class CallerInSecurityContext implements SecurityContext {

    @Inject
    @Any
    @Delegate
    private SecurityContext container;

    @Inject
    private CurrentCaller caller;

    @Override
    public @Nullable Principal getCallerPrincipal() {
        Principal known = container.getCallerPrincipal();
        return known == null ? caller.find().orElse(null) : known;
    }

    @Override
    public boolean isCallerInRole(String role) {
        return container.isCallerInRole(role) || (container.getCallerPrincipal() == null && holds(role));
    }

    private boolean holds(String role) {
        return caller.find().filter(it -> RoleMembership.holds(it, role)).isPresent();
    }
}
