package io.github.entrafilter.jaxrs;

import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.ResourceProtection;
import io.github.entrafilter.protection.RoleRule;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * Refuses callers who do not meet the rules of the matched resource. Runs after matching, as the result of a
 * sub-resource locator is unknown before. Runs ahead of the implementation's own enforcement, so that the response is
 * the filter's.
 */
@Priority(Priorities.AUTHORIZATION - 100)
@Vetoed
final class RolesFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String APPLIED = RolesFilter.class.getName();

    private final ResourceRules rules;

    @Context
    private ResourceInfo matched;

    RolesFilter(ResourceRules rules) {
        this.rules = rules;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        filter(context, ResourceMethod.of(matched));
    }

    void filter(ContainerRequestContext context, ResourceMethod method) {
        context.setProperty(APPLIED, true);
        RoleRule rule = isOptions(context) && !method.isForRequests()
                ? rules.ofDescription(context.getUriInfo())
                : rules.of(method, context.getUriInfo());
        refusal(context, ResourceGuard.of(context), rule)
                .ifPresent(prepared -> ResourceExchange.abort(context, prepared));
    }

    /** Some implementations respond to OPTIONS while they match, without calling a request filter. */
    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        boolean describes = isOptions(context)
                && response.getHeaders().containsKey(HttpHeaders.ALLOW)
                && context.getProperty(APPLIED) == null;
        if (describes) {
            ResourceGuard.find(context)
                    .flatMap(guard -> refusal(context, guard, rules.ofDescription(context.getUriInfo())))
                    .ifPresent(prepared -> ResourceExchange.replace(response, prepared));
        }
    }

    private static boolean isOptions(ContainerRequestContext context) {
        return HttpMethod.OPTIONS.equals(context.getMethod());
    }

    /**
     * The refusal by this rule. Decides again even where no role is required: a filter may have changed path or method.
     */
    private static Optional<PreparedResponse> refusal(
            ContainerRequestContext context, ResourceGuard guard, RoleRule rule) {
        ResourceProtection protection = guard.protection();
        ResourceExchange exchange = guard.exchange(context);
        Decision decision = protection.applyRule(rule, exchange.decisionOnCaller(protection), exchange);
        return decision instanceof Decision.Ended ended
                ? Optional.of(protection.responseTo(ended, exchange))
                : Optional.empty();
    }
}
