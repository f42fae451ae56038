package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Builds a token. It starts as the one that Entra would issue; each method returns a copy that differs in one thing,
 * and {@link #mint} writes and signs it. Of two changes to the same thing, the later one wins.
 *
 * <p>Immutable. Values of claims and header members are those of JSON: strings, numbers, booleans, lists and maps.
 */
public final class TokenBuilder {

    private static final Duration LONG_EXPIRED = Duration.ofHours(1);

    private final TokenMint mint;
    private final GrantFactory grants;
    private final Grant grant;
    private final TokenSignature signature;
    private final List<UnaryOperator<TokenDraft>> changes;
    private final int minLength;

    TokenBuilder(TokenMint mint, GrantFactory grants, Grant grant) {
        this(mint, grants, grant, TokenSignature.HONEST, List.of(), 0);
    }

    private TokenBuilder(
            TokenMint mint,
            GrantFactory grants,
            Grant grant,
            TokenSignature signature,
            List<UnaryOperator<TokenDraft>> changes,
            int minLength) {
        this.mint = mint;
        this.grants = grants;
        this.grant = grant;
        this.signature = signature;
        this.changes = List.copyOf(changes);
        this.minLength = minLength;
    }

    /** Returns a new token with each call, in the compact form of the {@code Authorization} header. */
    public String mint() {
        return mint.mint(grant, signature, changes, minLength);
    }

    /** Uses version 1.0, whatever the API declares. */
    public TokenBuilder version1() {
        return with(grant.in(AccessTokenVersion.V1));
    }

    /** Uses version 2.0, whatever the API declares. */
    public TokenBuilder version2() {
        return with(grant.in(AccessTokenVersion.V2));
    }

    /** Sets exactly these roles; without values the claim is missing. */
    public TokenBuilder roles(String... values) {
        return values.length == 0 ? without("roles") : claim("roles", List.of(values));
    }

    /** Sets a claim. */
    public TokenBuilder claim(String name, Object value) {
        return change(draft -> draft.with(name, value));
    }

    /** Adds a claim once more: the JSON has two members with this name if the token has the claim already. */
    public TokenBuilder repeating(String name, Object value) {
        return change(draft -> draft.repeating(name, value));
    }

    /** Removes a claim. */
    public TokenBuilder without(String claim) {
        return change(draft -> draft.without(claim));
    }

    /** Sets a member of the header. */
    public TokenBuilder header(String name, Object value) {
        return change(draft -> draft.withHeader(name, value));
    }

    /** Removes a member of the header. */
    public TokenBuilder withoutHeader(String name) {
        return change(draft -> draft.withoutHeader(name));
    }

    /** Sets the time of issue. The lifetime stays. */
    public TokenBuilder issuedAt(Instant time) {
        return with(grant.at(time));
    }

    /** Sets {@code exp}, in whole seconds. */
    public TokenBuilder expiresAt(Instant time) {
        return claim("exp", time.getEpochSecond());
    }

    /** Sets {@code nbf}, in whole seconds. */
    public TokenBuilder notBefore(Instant time) {
        return claim("nbf", time.getEpochSecond());
    }

    /** Moves the token into the past: it expired more than an hour ago. */
    public TokenBuilder expired() {
        return issuedAt(grant.issuedAt().minus(grant.lifetime()).minus(LONG_EXPIRED));
    }

    /** Sets the audience. */
    public TokenBuilder audience(String audience) {
        return claim("aud", audience);
    }

    /** Sets another tenant as the issuer: in {@code tid}, {@code iss} and {@code idp}. */
    public TokenBuilder tenant(String tenantId) {
        return with(grant.by(tenantId));
    }

    /**
     * Turns the token into a user's, with these scopes. The client stays; the user is the principal, or else the first
     * user in the directory.
     *
     * @throws IllegalStateException if the directory has no user
     */
    public TokenBuilder delegated(String... scopes) {
        return with(grants.delegated(grant, List.of(scopes)));
    }

    /** Pads the token to at least this many bytes; a shorter one gets at most one byte more. */
    public TokenBuilder paddedTo(int bytes) {
        return new TokenBuilder(mint, grants, grant, signature, changes, bytes);
    }

    /** Chooses the signature. */
    public TokenBuilder signedBy(TokenSignature how) {
        return new TokenBuilder(mint, grants, grant, how, changes, minLength);
    }

    /**
     * Turns the token into one of this kind.
     *
     * @throws IllegalStateException if the kind is a user's and the directory has no user, or if it is an application's
     *     and the principal is a user
     */
    public TokenBuilder ofKind(TokenKind kind) {
        return kind.applyTo(this, grant.caller());
    }

    /** Adds a defect. */
    public TokenBuilder withDefect(TokenDefect defect) {
        return defect.applyTo(this);
    }

    private TokenBuilder with(Grant other) {
        return new TokenBuilder(mint, grants, other, signature, changes, minLength);
    }

    TokenBuilder change(UnaryOperator<TokenDraft> change) {
        List<UnaryOperator<TokenDraft>> more = new ArrayList<>(changes);
        more.add(change);
        return new TokenBuilder(mint, grants, grant, signature, more, minLength);
    }
}
