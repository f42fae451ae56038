package io.github.entrafilter.cdi;

import io.github.entrafilter.application.DecisionHolder;
import io.github.entrafilter.protection.Decision;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Objects;
import java.util.Optional;

/** The decision that the JAX-RS filter made on the current request, where no servlet request carries it. */
@RequestScoped
public class HeldDecision implements DecisionSource {

    private Optional<Decision> decision = Optional.empty();

    /** Keeps the decision until the request ends. */
    public void set(Decision made) {
        decision = Optional.of(made);
    }

    @Override
    public Optional<Decision> find() {
        return decision;
    }

    /** Fills the bean of the current request. Skipped if the container has no CDI. */
    public static final class Holder implements DecisionHolder {

        /** Creates the holder; fails if the container has no CDI. */
        public Holder() {
            // Loads the CDI API now, so that the service loader skips this class without it.
            Objects.requireNonNull(CDI.class);
        }

        @Override
        public void hold(Decision.Passed decision) {
            bean().ifPresent(held -> held.set(decision));
        }

        /** Empty where the application has no CDI, or injects no caller. */
        private static Optional<HeldDecision> bean() {
            try {
                Instance<HeldDecision> bean = CDI.current().select(HeldDecision.class);
                return bean.isResolvable() ? Optional.of(bean.get()) : Optional.empty();
            } catch (IllegalStateException none) {
                return Optional.empty();
            }
        }
    }
}
