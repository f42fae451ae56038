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
 * Finds the caller in an attribute of the request. CDI's own {@code HttpServletRequest} is the container's: it does not
 * know the filter's wrapper, but shares its attributes.
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
     * Produces the caller for {@code @Inject EntraPrincipal}. Request-scoped, so that a proxy is injected: a
     * longer-lived bean never sees an earlier caller.
     */
    @Produces
    @RequestScoped
    EntraPrincipal caller() {
        return find().orElseThrow(() ->
                new IllegalStateException("no authenticated caller: on public paths, inject CurrentCaller instead"));
    }
}
