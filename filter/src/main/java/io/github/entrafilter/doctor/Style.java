package io.github.entrafilter.doctor;

import io.github.entrafilter.token.CheckResult.Outcome;

/** The look of outcomes in a terminal. */
enum Style {
    PLAIN,
    COLOUR;

    private static final String RESET = "\u001b[0m";

    String mark(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> painted("ok  ", "\u001b[32m");
            case FAILED -> painted("FAIL", "\u001b[1;31m");
            case NOT_RUN -> painted("-   ", "\u001b[2m");
        };
    }

    private String painted(String text, String colour) {
        return this == COLOUR ? colour + text + RESET : text;
    }
}
