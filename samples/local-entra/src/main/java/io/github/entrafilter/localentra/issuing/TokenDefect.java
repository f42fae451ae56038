package io.github.entrafilter.localentra.issuing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Defects of a token, each with the name that {@code GET /local-entra/token?defect=} takes. */
public enum TokenDefect {
    /** Expired more than an hour ago. */
    EXPIRED(TokenBuilder::expired),
    /** Not valid before an hour from now. */
    NOT_YET_VALID(token -> token.issuedAt(Instant.now().plus(Duration.ofHours(1)))),
    /** The payload was changed after the signature. */
    TAMPERED(token -> token.signedBy(TokenSignature.TAMPERED_PAYLOAD)),
    /** One bit of the signature is wrong. */
    FLIPPED_BIT(token -> token.signedBy(TokenSignature.FLIPPED_BIT)),
    /** The signature is missing. */
    EMPTY_SIGNATURE(token -> token.signedBy(TokenSignature.EMPTY)),
    /** Signed by another key than the header names. */
    FORGED(token -> token.signedBy(TokenSignature.FORGED)),
    /** Signed by another key, which is in the header. */
    EMBEDDED_KEY(token -> token.signedBy(TokenSignature.EMBEDDED_KEY)),
    /** Signed with a key that is never published. */
    UNKNOWN_KEY(token -> token.signedBy(TokenSignature.UNKNOWN_KEY)),
    /** Signed with the key that the next rotation publishes. */
    NEXT_KEY(token -> token.signedBy(TokenSignature.NEXT_KEY)),
    /** Signed with a key of the US government cloud. */
    US_GOVERNMENT_KEY(token -> token.signedBy(TokenSignature.US_GOVERNMENT_KEY)),
    /** Signed with the consumer tenant's key. */
    CONSUMERS_KEY(token -> token.signedBy(TokenSignature.CONSUMERS_KEY)),
    /** Signed with a key of 1024 bits. */
    WEAK_KEY(token -> token.signedBy(TokenSignature.WEAK_KEY)),
    /** Not signed: {@code "alg": "none"}. */
    ALG_NONE(token -> token.signedBy(TokenSignature.ALG_NONE)),
    /** Signed with the public key as an HMAC secret. */
    HS256(token -> token.signedBy(TokenSignature.HS256)),
    /** Correctly signed, with an algorithm that Entra does not use. */
    PS256(token -> token.signedBy(TokenSignature.PS256)),
    /** Correctly signed, with an algorithm that Entra does not use. */
    RS512(token -> token.signedBy(TokenSignature.RS512)),
    /** Signed like a token for Microsoft Graph. */
    GRAPH_NONCE(token -> token.signedBy(TokenSignature.GRAPH_NONCE)),
    /** The header requires an extension (RFC 7515, section 4.1.11). */
    CRITICAL_HEADER(token -> token.header("crit", List.of("exp")).header("exp", true)),
    /** A second tenant in {@code TID}: another name, unless case is ignored. */
    TWO_TENANTS(token -> token.claim("TID", Authority.OTHER_TENANT)),
    /** The JSON has two members with the same name. */
    DUPLICATE_MEMBER(token -> token.repeating("tid", Authority.OTHER_TENANT)),
    /** Issued by another tenant. */
    ANOTHER_TENANT(token -> token.tenant(Authority.OTHER_TENANT)),
    /** Issued for Microsoft Graph. */
    ANOTHER_AUDIENCE(token -> token.audience("00000003-0000-0000-c000-000000000000")),
    /** A user's token. */
    DELEGATED(token -> token.delegated("user_impersonation")),
    /** Without any role. */
    NO_ROLES(TokenBuilder::roles),
    /** Genuine, and longer than most servers allow a header to be. */
    OVERSIZED(token -> token.paddedTo(20_000));

    @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
    private final UnaryOperator<TokenBuilder> change;

    TokenDefect(UnaryOperator<TokenBuilder> change) {
        this.change = change;
    }

    /** The name in the control API, like {@code not-yet-valid}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    TokenBuilder applyTo(TokenBuilder token) {
        return change.apply(token);
    }

    /** Returns the defect with this name in the control API. */
    public static Optional<TokenDefect> ofParameter(String parameter) {
        return Arrays.stream(values())
                .filter(defect -> defect.parameter().equals(parameter))
                .findFirst();
    }
}
