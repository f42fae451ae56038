package io.github.entrafilter.cdi;

import io.github.entrafilter.protection.Decision;
import java.util.Optional;

/** A place that may have the decision on the current request. One bean for each API that the container has. */
public interface DecisionSource {

    /** The decision; empty outside of requests of this kind. */
    Optional<Decision> find();
}
