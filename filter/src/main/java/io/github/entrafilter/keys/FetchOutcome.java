package io.github.entrafilter.keys;

/** How a fetch of all key sets ended. */
enum FetchOutcome {
    FETCHED,
    /** At least one key set could not be had. */
    FAILED
}
