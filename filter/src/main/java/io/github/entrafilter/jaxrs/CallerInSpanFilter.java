package io.github.entrafilter.jaxrs;

import io.github.entrafilter.authentication.Decision;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;

/**
 * Names the caller in the span of a resource's method: MicroProfile Telemetry may begin it when the method has been
 * found, later than {@link EntraRequestFilter} decides.
 */
@Priority(Priorities.AUTHENTICATION)
public final class CallerInSpanFilter implements ContainerRequestFilter {

    @Context
    private ServletContext servletContext;

    @Override
    public void filter(ContainerRequestContext context) {
        if (context.getProperty(Decision.ATTRIBUTE) instanceof Decision decision) {
            ResourceExchange.protectionIn(servletContext).trace(decision);
        }
    }
}
