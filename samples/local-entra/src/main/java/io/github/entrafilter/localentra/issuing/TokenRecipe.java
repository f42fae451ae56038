package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.TokenVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A token to be minted. It starts as the one that Entra would issue; each method returns a recipe that differs from
 * that in one thing, and {@link #mint} makes the token. Where two changes touch the same thing, the later one counts.
 *
 * <p>Immutable. Values of claims and headers are those of JSON: texts, numbers, booleans, lists and maps.
 */
public final class TokenRecipe {

    private static final Duration LONG_EXPIRED = Duration.ofHours(1);

    private final TokenMint mint;
    private final Grant grant;
    private final TokenSignature signature;
    private final List<UnaryOperator<TokenDraft>> changes;
    private final int length;

    TokenRecipe(TokenMint mint, Grant grant) {
        this(mint, grant, TokenSignature.HONEST, List.of(), 0);
    }

    private TokenRecipe(
            TokenMint mint,
            Grant grant,
            TokenSignature signature,
            List<UnaryOperator<TokenDraft>> changes,
            int length) {
        this.mint = mint;
        this.grant = grant;
        this.signature = signature;
        this.changes = List.copyOf(changes);
        this.length = length;
    }

    /** The token, in the compact form that stands in an {@code Authorization} header. A new one with each call. */
    public String mint() {
        return mint.mint(grant, signature, changes, length);
    }

    /** In version 1.0, whatever the API asks for. */
    public TokenRecipe version1() {
        return with(grant.in(TokenVersion.V1));
    }

    /** In version 2.0, whatever the API asks for. */
    public TokenRecipe version2() {
        return with(grant.in(TokenVersion.V2));
    }

    /** With exactly these roles; without the claim if there are none. */
    public TokenRecipe roles(String... values) {
        return values.length == 0 ? without("roles") : claim("roles", List.of(values));
    }

    /** With this claim, in the place of one of this name. */
    public TokenRecipe claim(String name, Object value) {
        return with(draft -> draft.with(name, value));
    }

    /** With this claim once more: the JSON has two members of one name, if the token has the claim already. */
    public TokenRecipe repeating(String name, Object value) {
        return with(draft -> draft.repeating(name, value));
    }

    /** Without this claim. */
    public TokenRecipe without(String claim) {
        return with(draft -> draft.without(claim));
    }

    /** With this member of the header, in the place of one of this name. */
    public TokenRecipe header(String name, Object value) {
        return with(draft -> draft.withHeader(name, value));
    }

    /** Without this member of the header. */
    public TokenRecipe withoutHeader(String name) {
        return with(draft -> draft.withoutHeader(name));
    }

    /** Issued and valid from then on, for the usual time. */
    public TokenRecipe issuedAt(Instant time) {
        return with(grant.at(time));
    }

    /** With this {@code exp}, in whole seconds. */
    public TokenRecipe expiresAt(Instant time) {
        return claim("exp", time.getEpochSecond());
    }

    /** With this {@code nbf}, in whole seconds. */
    public TokenRecipe notBefore(Instant time) {
        return claim("nbf", time.getEpochSecond());
    }

    /** Honest in its time, and expired more than an hour ago. */
    public TokenRecipe expired() {
        return issuedAt(grant.issuedAt().minus(grant.lifetime()).minus(LONG_EXPIRED));
    }

    /** For this audience. */
    public TokenRecipe audience(String audience) {
        return claim("aud", audience);
    }

    /** Issued by another tenant: it is in {@code tid}, {@code iss} and {@code idp}. */
    public TokenRecipe tenant(String tenantId) {
        return with(grant.by(tenantId));
    }

    /**
     * A user's token, with these scopes. The client stays who it was; the user is the principal, or else the first one
     * in the directory.
     *
     * @throws IllegalStateException if the directory has no user
     */
    public TokenRecipe delegated(String... scopes) {
        return with(mint.grants().delegated(grant, List.of(scopes)));
    }

    /** Genuine, and at least so long: at most one byte more, unless it is longer anyway. */
    public TokenRecipe paddedTo(int bytes) {
        return new TokenRecipe(mint, grant, signature, changes, bytes);
    }

    /** Signed this way. */
    public TokenRecipe signedBy(TokenSignature how) {
        return new TokenRecipe(mint, grant, how, changes, length);
    }

    /** Spoilt in this way. */
    public TokenRecipe odd(Oddity oddity) {
        return oddity.applyTo(this);
    }

    private TokenRecipe with(Grant other) {
        return new TokenRecipe(mint, other, signature, changes, length);
    }

    private TokenRecipe with(UnaryOperator<TokenDraft> change) {
        List<UnaryOperator<TokenDraft>> more = new ArrayList<>(changes);
        more.add(change);
        return new TokenRecipe(mint, grant, signature, more, length);
    }
}
