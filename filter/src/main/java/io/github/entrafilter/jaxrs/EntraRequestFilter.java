package io.github.entrafilter.jaxrs;

import io.github.entrafilter.authentication.Decision;
import io.github.entrafilter.authentication.ResourceProtection;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets only callers with a valid Microsoft Entra ID access token through to JAX-RS resources.
 *
 * <p>Where the servlet filter has decided on a request, its decision stands. Where it has not, because it does not run
 * in front of JAX-RS or is not mapped to the path, this filter decides, with the same answers. Before matching, so that
 * a caller who is turned away does not learn which resources exist.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class EntraRequestFilter implements ContainerRequestFilter {

    @Context
    private ServletContext servletContext;

    @Override
    public void filter(ContainerRequestContext context) {
        ResourceGuard guard = ResourceGuard.in(servletContext);
        guard.handOn(context);
        ResourceProtection protection = guard.protection();
        ResourceExchange exchange = guard.exchange(context);
        Decision decision = exchange.decision(protection);
        if (decision instanceof Decision.Ended ended) {
            exchange.abortWith(protection.answer(ended, exchange));
        } else {
            exchange.carryOn(decision);
        }
    }
}
