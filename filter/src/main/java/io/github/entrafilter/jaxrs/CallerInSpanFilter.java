package io.github.entrafilter.jaxrs;

import io.github.entrafilter.protection.Decision;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Adds the caller to the span of a resource method. MicroProfile Telemetry may begin that span after matching, later
 * than {@link EntraRequestFilter} decides.
 */
@Priority(Priorities.AUTHENTICATION)
@Vetoed
public final class CallerInSpanFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext context) {
        if (context.getProperty(Decision.ATTRIBUTE) instanceof Decision decision) {
            ResourceGuard.of(context).protection().trace(decision);
        }
    }
}
