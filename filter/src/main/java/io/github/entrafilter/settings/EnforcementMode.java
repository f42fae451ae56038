package io.github.entrafilter.settings;

/** The consequence of a refusal. */
public enum EnforcementMode {
    /** The filter sends an error response; the request goes no further. */
    ENFORCE,
    /** The request continues without a principal and the refusal is logged: a trial run before enforcing. */
    REPORT
}
