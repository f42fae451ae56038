package io.github.entrafilter.doctor;

/** How the program ends. */
enum ExitCode {
    WELL(0),
    ILL(1),
    MISUSED(2),
    /** The authority's keys cannot be had. */
    UNKNOWN(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
