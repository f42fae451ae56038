package io.github.entrafilter.jaxrs;

import io.github.entrafilter.authentication.Decision;
import io.github.entrafilter.authentication.ResourceProtection;
import io.github.entrafilter.authentication.RoleRule;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Turns away who does not meet the rule of one resource method. */
final class RolesFilter implements ContainerRequestFilter {

    private final RoleRule rule;

    RolesFilter(RoleRule rule) {
        this.rule = rule;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        ResourceGuard guard = ResourceGuard.of(context);
        ResourceProtection protection = guard.protection();
        ResourceExchange exchange = guard.exchange(context);
        Decision decision = protection.decide(exchange.decisionOnCaller(protection), rule, exchange);
        if (decision instanceof Decision.Ended ended) {
            exchange.abortWith(protection.answer(ended, exchange));
        }
    }
}
