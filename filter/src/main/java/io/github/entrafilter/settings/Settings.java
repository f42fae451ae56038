package io.github.entrafilter.settings;

/** All settings of one filter, cut into one piece for each part of the house. */
public record Settings(
        TrustSettings trust,
        KeySettings keys,
        AccessSettings access,
        ResponseSettings responses,
        RevocationList revocations) {}
