package io.github.entrafilter.cdi;

import io.github.entrafilter.CurrentCaller;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.protection.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Finds the caller where the adapters leave it: in an attribute of the request. CDI's own {@code HttpServletRequest} is
 * the container's, which knows nothing of the filter's wrapper, but shares its attributes.
 */
@ApplicationScoped
public class CallerInRequest implements CurrentCaller {

    @Inject
    private Instance<HttpServletRequest> request;

    @Override
    public Optional<EntraPrincipal> find() {
        try {
            return request.get().getAttribute(Decision.ATTRIBUTE) instanceof Decision.Admitted admitted
                    ? Optional.of(admitted.caller())
                    : Optional.empty();
        } catch (ContextNotActiveException outsideOfRequests) {
            return Optional.empty();
        }
    }

    /**
     * For {@code @Inject EntraPrincipal}. Of the request's scope, so that what is injected is a proxy: a bean that
     * lives longer than a request never speaks of an earlier caller.
     */
    @Produces
    @RequestScoped
    EntraPrincipal caller() {
        return find().orElseThrow(() ->
                new IllegalStateException("nobody is known to call: on public paths, inject CurrentCaller instead"));
    }
}
