package io.github.entrafilter.doctor;

/** Exit status of the program. */
enum ExitCode {
    OK(0),
    PROBLEM(1),
    /** Wrong arguments, or a file that cannot be read. */
    MISUSED(2),
    KEYS_UNAVAILABLE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
