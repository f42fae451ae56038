package io.github.entrafilter.settings;

/** What becomes of a request whose caller is refused. */
public enum Mode {
    /** It is answered by us, and goes no further. */
    ENFORCE,
    /**
     * It goes on, as nobody's, and the refusal is logged: for owners who want to see first whom they would shut out.
     */
    REPORT
}
