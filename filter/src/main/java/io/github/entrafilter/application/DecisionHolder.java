package io.github.entrafilter.application;

import io.github.entrafilter.protection.Decision;

/**
 * Keeps the decision on the current request, for injection, where no servlet request carries it. Found by
 * {@link java.util.ServiceLoader}; skipped if its API is missing.
 */
public interface DecisionHolder {

    /** Keeps the decision until the current request ends. */
    void hold(Decision.Passed decision);
}
