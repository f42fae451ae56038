package io.github.entrafilter.jaxrs;

import io.github.entrafilter.authentication.Decision;
import io.github.entrafilter.authentication.Protection;
import io.github.entrafilter.authentication.RoleRule;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Turns away who does not meet the rule of one resource method. */
final class RolesFilter implements ContainerRequestFilter {

    private final RoleRule rule;
    private final ServletContext servletContext;

    RolesFilter(RoleRule rule, ServletContext servletContext) {
        this.rule = rule;
        this.servletContext = servletContext;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Protection protection = ResourceExchange.protectionIn(servletContext);
        ResourceExchange exchange = new ResourceExchange(context, servletContext.getContextPath());
        Decision decision = protection.decide(exchange.decisionOnCaller(protection), rule, exchange);
        if (decision instanceof Decision.Ended ended) {
            exchange.abortWith(protection.answer(ended, exchange));
        }
    }
}
