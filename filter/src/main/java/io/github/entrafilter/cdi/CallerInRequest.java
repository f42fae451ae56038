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
import java.util.Optional;

/** Finds the caller in the decision on the current request. */
@ApplicationScoped
public class CallerInRequest implements CurrentCaller {

    @Inject
    private Instance<DecisionSource> sources;

    @Override
    public Optional<EntraPrincipal> find() {
        for (DecisionSource source : sources) {
            if (decisionIn(source).orElse(null) instanceof Decision.Admitted admitted) {
                return Optional.of(admitted.caller());
            }
        }
        return Optional.empty();
    }

    private static Optional<Decision> decisionIn(DecisionSource source) {
        try {
            return source.find();
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
