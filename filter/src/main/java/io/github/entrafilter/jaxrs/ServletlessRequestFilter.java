package io.github.entrafilter.jaxrs;

import io.github.entrafilter.application.DecisionHolder;
import io.github.entrafilter.application.SharedApplication;
import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.settings.InvalidSettingsException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@link EntraRequestFilter} where JAX-RS runs without a servlet container: does not refer to the servlet API. */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@Vetoed
final class ServletlessRequestFilter implements ContainerRequestFilter {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private final List<DecisionHolder> holders = OptionalApi.services(DecisionHolder.class);
    private final boolean onHelidon = HelidonRequests.arePresent();
    private final AtomicBoolean reported = new AtomicBoolean();

    @Override
    public void filter(ContainerRequestContext context) {
        if (onHelidon) {
            ResourceExchange.setHost(context, HelidonRequests.currentHost());
        }
        guard(context).ifPresent(guard -> guard.filter(context));
    }

    /** The guard of the resources; empty where it has no valid settings, and the request got its response. */
    Optional<ResourceGuard> guard(ContainerRequestContext context) {
        try {
            // Without servlets there are no URL patterns: paths are those of the URL.
            return Optional.of(new ResourceGuard(SharedApplication.protectionOfResources(), "", holders));
        } catch (InvalidSettingsException e) {
            refuse(context, e);
            return Optional.empty();
        }
    }

    private void refuse(ContainerRequestContext context, InvalidSettingsException invalid) {
        if (!reported.getAndSet(true)) {
            LOG.log(Level.ERROR, "Entra Filter refuses all requests with 503: " + invalid.getMessage());
        }
        List<String> accept = context.getHeaders().getOrDefault("Accept", List.of());
        ResourceExchange.abort(context, ErrorResponseFactory.notInForce(accept));
    }
}
