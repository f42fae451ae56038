package io.github.entrafilter.jaxrs;

import io.github.entrafilter.application.DecisionHolder;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.ResourceProtection;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;

/**
 * The protection of an application's resources. {@link EntraRequestFilter} passes it on with each request to the
 * filters behind it.
 *
 * @param contextPath the web application's, which comes before its servlet URL patterns
 * @param holders keep the decision where no servlet request carries it
 */
record ResourceGuard(ResourceProtection protection, String contextPath, List<DecisionHolder> holders) {

    private static final String PROPERTY = ResourceGuard.class.getName();

    /** The guard that was passed on with the request; fails if there is none. */
    static ResourceGuard of(ContainerRequestContext context) {
        return find(context)
                .orElseThrow(() -> new IllegalStateException("RolesFilter needs EntraRequestFilter ahead of it"));
    }

    /** Empty where the request never came to {@link EntraRequestFilter}. */
    static Optional<ResourceGuard> find(ContainerRequestContext context) {
        return context.getProperty(PROPERTY) instanceof ResourceGuard guard ? Optional.of(guard) : Optional.empty();
    }

    /** Decides on a request: lets it continue with its caller, or responds. */
    void filter(ContainerRequestContext context) {
        apply(exchange(context).decision(protection), context);
    }

    /** Applies a decision to the request that it was made for. */
    void apply(Decision decision, ContainerRequestContext context) {
        context.setProperty(PROPERTY, this);
        ResourceExchange exchange = exchange(context);
        if (decision instanceof Decision.Ended ended) {
            exchange.abortWith(protection.responseTo(ended, exchange));
        } else {
            exchange.carryOn(decision);
            holders.forEach(holder -> holder.hold((Decision.Passed) decision));
        }
    }

    ResourceExchange exchange(ContainerRequestContext context) {
        return new ResourceExchange(context, contextPath);
    }
}
