package io.github.entrafilter.cdi;

import io.github.entrafilter.protection.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.ResolutionException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Finds the decision in an attribute of the servlet request. CDI's own {@code HttpServletRequest} is the container's:
 * it does not know the filter's wrapper, but shares its attributes.
 */
@ApplicationScoped
public class ServletDecision implements DecisionSource {

    @Inject
    private Instance<HttpServletRequest> request;

    @Override
    public Optional<Decision> find() {
        try {
            return request.get().getAttribute(Decision.ATTRIBUTE) instanceof Decision decision
                    ? Optional.of(decision)
                    : Optional.empty();
        } catch (ResolutionException | IllegalStateException outsideOfServlets) {
            // Quarkus throws the last one where a request did not come through its servlet container.
            return Optional.empty();
        }
    }
}
