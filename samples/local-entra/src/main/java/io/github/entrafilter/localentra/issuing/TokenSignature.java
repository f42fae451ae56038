package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.keys.KeyChoice;
import io.github.entrafilter.localentra.keys.SigningAlgorithm;

/** Ways to sign a token: the way that Entra does, and all those that an API must refuse. */
public enum TokenSignature {
    /** RS256, with the current published key. The only valid way. */
    HONEST(SigningAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** Signed by another key than the published one that the header names. */
    FORGED(SigningAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.UNPUBLISHED, Flaw.NONE),
    /** Signed by another key, with its public key in the header as {@code jwk}. */
    EMBEDDED_KEY(SigningAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.UNPUBLISHED, Flaw.EMBEDDED_KEY),
    /** Signed by a key that is never published, under its own key id. */
    UNKNOWN_KEY(SigningAlgorithm.RS256, KeyChoice.UNPUBLISHED, KeyChoice.UNPUBLISHED, Flaw.NONE),
    /** Signed by the key that the next rotation publishes: refused before it, accepted after it. */
    NEXT_KEY(SigningAlgorithm.RS256, KeyChoice.NEXT, KeyChoice.NEXT, Flaw.NONE),
    /** Signed by a key of the US government cloud, which is in the public key set. */
    US_GOVERNMENT_KEY(SigningAlgorithm.RS256, KeyChoice.US_GOVERNMENT, KeyChoice.US_GOVERNMENT, Flaw.NONE),
    /** Signed by a key of the consumer tenant, which is in the public key set. */
    CONSUMERS_KEY(SigningAlgorithm.RS256, KeyChoice.CONSUMERS, KeyChoice.CONSUMERS, Flaw.NONE),
    /** Signed by a key of 1024 bits, which is published only by {@code KeyEndpointBehaviour.weakKeyToo()}. */
    WEAK_KEY(SigningAlgorithm.RS256, KeyChoice.WEAK, KeyChoice.WEAK, Flaw.NONE),
    /** Signed correctly; then the roles in the payload were changed. */
    TAMPERED_PAYLOAD(SigningAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.TAMPERED_PAYLOAD),
    /** One bit of the signature is wrong. */
    FLIPPED_BIT(SigningAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.FLIPPED_BIT),
    /** {@code RS256} in the header, and an empty signature. */
    EMPTY(SigningAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.EMPTY_SIGNATURE),
    /** {@code "alg": "none"} (RFC 7518, section 3.6). */
    ALG_NONE(SigningAlgorithm.NONE, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** HS256, with the DER form of the published public key as the secret. */
    HS256(SigningAlgorithm.HS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** PS256, correctly signed by the published key. */
    PS256(SigningAlgorithm.PS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** RS512, correctly signed by the published key. */
    RS512(SigningAlgorithm.RS512, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** A {@code nonce} in the header that was hashed before signing, as in tokens for Microsoft's own APIs. */
    GRAPH_NONCE(SigningAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.HASHED_NONCE);

    /** Flaws of a signature besides key and algorithm. */
    enum Flaw {
        NONE,
        EMBEDDED_KEY,
        TAMPERED_PAYLOAD,
        FLIPPED_BIT,
        EMPTY_SIGNATURE,
        HASHED_NONCE
    }

    private final SigningAlgorithm algorithm;
    private final KeyChoice namedKey;
    private final KeyChoice signingKey;
    private final Flaw flaw;

    TokenSignature(SigningAlgorithm algorithm, KeyChoice namedKey, KeyChoice signingKey, Flaw flaw) {
        this.algorithm = algorithm;
        this.namedKey = namedKey;
        this.signingKey = signingKey;
        this.flaw = flaw;
    }

    SigningAlgorithm algorithm() {
        return algorithm;
    }

    KeyChoice namedKey() {
        return namedKey;
    }

    KeyChoice signingKey() {
        return signingKey;
    }

    Flaw flaw() {
        return flaw;
    }
}
