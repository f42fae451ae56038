package io.github.entrafilter.jaxrs;

import io.github.entrafilter.protection.Decision;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Names the caller in the span of a resource's method: MicroProfile Telemetry may begin it when the method has been
 * found, later than {@link EntraRequestFilter} decides.
 */
@Priority(Priorities.AUTHENTICATION)
public final class CallerInSpanFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext context) {
        if (context.getProperty(Decision.ATTRIBUTE) instanceof Decision decision) {
            ResourceGuard.of(context).protection().trace(decision);
        }
    }
}
