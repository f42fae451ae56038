package io.github.entrafilter.settings;

/** What happens to a request that is refused. */
public enum EnforcementMode {
    /** The filter sends an error response; the request goes no further. */
    ENFORCE,
    /** The request continues without a principal and the refusal is logged: a trial run before enforcing. */
    REPORT
}
