package io.github.entrafilter.settings;

/** How much of a refusal's reason the caller sees. */
public enum ErrorDetail {
    /** The reason's stable name. */
    TERSE,
    /** Its name and a sentence, which is also the {@code error_description} of RFC 6750. */
    FULL
}
