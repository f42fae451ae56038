package io.github.entrafilter.localentra.issuing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Defects of a token, each with the name that {@code GET /local-entra/token?odd=} takes. */
public enum Oddity {
    /** Expired more than an hour ago. */
    EXPIRED(TokenRecipe::expired),
    /** Not valid before an hour from now. */
    NOT_YET_VALID(recipe -> recipe.issuedAt(Instant.now().plus(Duration.ofHours(1)))),
    /** The payload was changed after the signature. */
    TAMPERED(recipe -> recipe.signedBy(TokenSignature.TAMPERED_PAYLOAD)),
    /** One bit of the signature is wrong. */
    FLIPPED_BIT(recipe -> recipe.signedBy(TokenSignature.FLIPPED_BIT)),
    /** The signature is missing. */
    EMPTY_SIGNATURE(recipe -> recipe.signedBy(TokenSignature.EMPTY)),
    /** Signed by another key than the header names. */
    FORGED(recipe -> recipe.signedBy(TokenSignature.FORGED)),
    /** The same, with the forger's key in the header. */
    EMBEDDED_KEY(recipe -> recipe.signedBy(TokenSignature.EMBEDDED_KEY)),
    /** Signed with a key that is never published. */
    UNKNOWN_KEY(recipe -> recipe.signedBy(TokenSignature.UNKNOWN_KEY)),
    /** Signed with the key that the next rotation publishes. */
    NEXT_KEY(recipe -> recipe.signedBy(TokenSignature.NEXT_KEY)),
    /** Signed with a key of the US government cloud. */
    US_GOVERNMENT_KEY(recipe -> recipe.signedBy(TokenSignature.US_GOVERNMENT_KEY)),
    /** Signed with the consumer tenant's key. */
    CONSUMERS_KEY(recipe -> recipe.signedBy(TokenSignature.CONSUMERS_KEY)),
    /** Signed with a key of 1024 bits. */
    WEAK_KEY(recipe -> recipe.signedBy(TokenSignature.WEAK_KEY)),
    /** Not signed: {@code "alg": "none"}. */
    ALG_NONE(recipe -> recipe.signedBy(TokenSignature.ALG_NONE)),
    /** Signed with the public key as an HMAC secret. */
    HS256(recipe -> recipe.signedBy(TokenSignature.HS256)),
    /** Correctly signed, with an algorithm that Entra does not use. */
    PS256(recipe -> recipe.signedBy(TokenSignature.PS256)),
    /** Correctly signed, with an algorithm that Entra does not use. */
    RS512(recipe -> recipe.signedBy(TokenSignature.RS512)),
    /** Signed like a token for Microsoft Graph. */
    GRAPH_NONCE(recipe -> recipe.signedBy(TokenSignature.GRAPH_NONCE)),
    /** The header requires an extension (RFC 7515, section 4.1.11). */
    CRITICAL_HEADER(recipe -> recipe.header("crit", List.of("exp")).header("exp", true)),
    /** A second tenant in {@code TID}: another name, unless case is ignored. */
    TWO_TENANTS(recipe -> recipe.claim("TID", Authority.OTHER_TENANT)),
    /** The JSON has two members with the same name. */
    DUPLICATE_MEMBER(recipe -> recipe.repeating("tid", Authority.OTHER_TENANT)),
    /** Issued by another tenant. */
    ANOTHER_TENANT(recipe -> recipe.tenant(Authority.OTHER_TENANT)),
    /** Issued for Microsoft Graph. */
    ANOTHER_AUDIENCE(recipe -> recipe.audience("00000003-0000-0000-c000-000000000000")),
    /** A user's token. */
    DELEGATED(recipe -> recipe.delegated("user_impersonation")),
    /** Without any role. */
    NO_ROLES(TokenRecipe::roles),
    /** Genuine, and longer than most servers allow a header to be. */
    OVERSIZED(recipe -> recipe.paddedTo(20_000));

    @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
    private final UnaryOperator<TokenRecipe> change;

    Oddity(UnaryOperator<TokenRecipe> change) {
        this.change = change;
    }

    /** The name in the control API, like {@code not-yet-valid}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    TokenRecipe applyTo(TokenRecipe recipe) {
        return change.apply(recipe);
    }

    /** Returns the defect with this name in the control API. */
    public static Optional<Oddity> ofParameter(String parameter) {
        return Arrays.stream(values())
                .filter(oddity -> oddity.parameter().equals(parameter))
                .findFirst();
    }
}
