package io.github.entrafilter.settings;

/** Signature algorithms of RFC 7518, sections 3.3 and 3.5: no HMAC, and never {@code none}. */
public enum SignatureAlgorithm {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512
}
