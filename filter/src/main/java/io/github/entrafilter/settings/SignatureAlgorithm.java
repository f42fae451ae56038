package io.github.entrafilter.settings;

/** The signature algorithms that can be allowed: RFC 7518, sections 3.3 and 3.5. No HMAC, and never {@code none}. */
public enum SignatureAlgorithm {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512
}
