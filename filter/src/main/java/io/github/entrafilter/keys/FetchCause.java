package io.github.entrafilter.keys;

/** Why keys are fetched. */
enum FetchCause {
    /** It was time. */
    PLAN,
    /** A token named a key that is not among those at hand. */
    LOOK_UP
}
