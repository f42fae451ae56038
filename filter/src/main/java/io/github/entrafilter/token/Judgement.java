package io.github.entrafilter.token;

import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import io.github.entrafilter.token.TokenKeys.OwnedKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The judgement of one token: its input, and the facts that checks have established so far. Used by one thread. */
final class Judgement {

    private final BearerToken bearer;
    private final PublishedKeys published;
    private final Instant now;

    private @Nullable UnverifiedToken token;
    private @Nullable SignatureAlgorithm algorithm;
    private @Nullable TokenVersion version;
    private @Nullable String tenant;
    private @Nullable Instant expiry;
    private @Nullable TokenKeys keys;
    private @Nullable List<OwnedKey> candidates;
    private @Nullable OwnedKey key;
    private @Nullable Confirmation confirmation;
    private @Nullable VerifiedPrincipal caller;

    /** Thrown where a check needs a fact that an earlier check has not established, because it refused the token. */
    static final class UnknownFactException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private UnknownFactException() {
            super("an earlier check has refused the token", null, false, false);
        }
    }

    Judgement(BearerToken bearer, PublishedKeys published, Instant now) {
        this.bearer = bearer;
        this.published = published;
        this.now = now;
    }

    BearerToken bearer() {
        return bearer;
    }

    PublishedKeys published() {
        return published;
    }

    Instant now() {
        return now;
    }

    /** Identifies the token as far as it can be read, for logs. */
    TokenFacts facts() {
        return token == null ? TokenFacts.NONE : token.claims().facts();
    }

    Claims header() {
        return token().header();
    }

    Claims claims() {
        return token().claims();
    }

    UnverifiedToken token() {
        return known(token);
    }

    SignatureAlgorithm algorithm() {
        return known(algorithm);
    }

    TokenVersion version() {
        return known(version);
    }

    String tenant() {
        return known(tenant);
    }

    /** The time from which on the token has expired, without clock skew. */
    Instant expiry() {
        return known(expiry);
    }

    /** The id of the key that the token names. */
    SigningKey.Id keyId() {
        return new SigningKey.Id(version(), header().stringOrEmpty("kid"));
    }

    /** The key sets for tokens of this version. */
    TokenKeys keys() {
        return known(keys);
    }

    /** The published keys that may have signed the token. */
    List<OwnedKey> candidates() {
        return known(candidates);
    }

    /** The key that verified the signature. */
    OwnedKey key() {
        return known(key);
    }

    Confirmation confirmation() {
        return known(confirmation);
    }

    VerifiedPrincipal caller() {
        return known(caller);
    }

    private static <T> T known(@Nullable T fact) {
        if (fact == null) {
            throw new UnknownFactException();
        }
        return fact;
    }

    void establishToken(UnverifiedToken fact) {
        token = fact;
    }

    void establishAlgorithm(SignatureAlgorithm fact) {
        algorithm = fact;
    }

    void establishVersion(TokenVersion fact) {
        version = fact;
    }

    void establishTenant(String fact) {
        tenant = fact;
    }

    void establishExpiry(Instant fact) {
        expiry = fact;
    }

    void establishKeys(TokenKeys fact) {
        keys = fact;
    }

    void establishCandidates(List<OwnedKey> fact) {
        candidates = fact;
    }

    void establishKey(OwnedKey fact) {
        key = fact;
    }

    void establishConfirmation(Confirmation fact) {
        confirmation = fact;
    }

    void establishCaller(VerifiedPrincipal fact) {
        caller = fact;
    }
}
