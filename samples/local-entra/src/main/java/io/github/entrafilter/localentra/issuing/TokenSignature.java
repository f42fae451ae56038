package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.keys.KeyChoice;
import io.github.entrafilter.localentra.keys.SignatureAlgorithm;

/** How a token is signed: once as Entra does it, and then in all the ways that an API has to refuse. */
public enum TokenSignature {
    /** RS256, with the published key that signs at present. The only one that counts. */
    HONEST(SignatureAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** The header names a published key; another key has signed. */
    FORGED(SignatureAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.UNPUBLISHED, Flaw.NONE),
    /** The same, and the forger's public key is in the header as {@code jwk}. */
    EMBEDDED_KEY(SignatureAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.UNPUBLISHED, Flaw.EMBEDDED_KEY),
    /** A key that no key set ever has, under its own name. */
    UNKNOWN_KEY(SignatureAlgorithm.RS256, KeyChoice.UNPUBLISHED, KeyChoice.UNPUBLISHED, Flaw.NONE),
    /** The key that {@link LocalEntraServer#rotateKeys} publishes next: refused before, accepted after. */
    NEXT_KEY(SignatureAlgorithm.RS256, KeyChoice.NEXT, KeyChoice.NEXT, Flaw.NONE),
    /** A key of the cloud of the US government, which is in the public key set. */
    US_GOVERNMENT_KEY(SignatureAlgorithm.RS256, KeyChoice.US_GOVERNMENT, KeyChoice.US_GOVERNMENT, Flaw.NONE),
    /** A key of the consumer tenant, which is in the public key set. */
    CONSUMERS_KEY(SignatureAlgorithm.RS256, KeyChoice.CONSUMERS, KeyChoice.CONSUMERS, Flaw.NONE),
    /** A key of 1024 bits. It is published only by {@link KeyEndpointBehaviour#weakKeyToo}. */
    WEAK_KEY(SignatureAlgorithm.RS256, KeyChoice.WEAK, KeyChoice.WEAK, Flaw.NONE),
    /** Another role was written into the payload after the signature. */
    TAMPERED_PAYLOAD(SignatureAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.TAMPERED_PAYLOAD),
    /** One bit of the signature is wrong. */
    FLIPPED_BIT(SignatureAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.FLIPPED_BIT),
    /** {@code RS256} in the header, and nothing where the signature should be. */
    EMPTY(SignatureAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.EMPTY_SIGNATURE),
    /** {@code "alg": "none"} (RFC 7518, section 3.6). */
    ALG_NONE(SignatureAlgorithm.NONE, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** HS256, with the DER form of the published public key as the secret. */
    HS256(SignatureAlgorithm.HS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** PS256, rightly made with the published key. */
    PS256(SignatureAlgorithm.PS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** RS512, rightly made with the published key. */
    RS512(SignatureAlgorithm.RS512, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.NONE),
    /** A {@code nonce} in the header, which was hashed before the signature: so are tokens for Microsoft's own APIs. */
    GRAPH_NONCE(SignatureAlgorithm.RS256, KeyChoice.CURRENT, KeyChoice.CURRENT, Flaw.HASHED_NONCE);

    /** What is wrong with a signature besides key and algorithm. */
    enum Flaw {
        NONE,
        EMBEDDED_KEY,
        TAMPERED_PAYLOAD,
        FLIPPED_BIT,
        EMPTY_SIGNATURE,
        HASHED_NONCE
    }

    private final SignatureAlgorithm algorithm;
    private final KeyChoice namedKey;
    private final KeyChoice signingKey;
    private final Flaw flaw;

    TokenSignature(SignatureAlgorithm algorithm, KeyChoice namedKey, KeyChoice signingKey, Flaw flaw) {
        this.algorithm = algorithm;
        this.namedKey = namedKey;
        this.signingKey = signingKey;
        this.flaw = flaw;
    }

    SignatureAlgorithm algorithm() {
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
