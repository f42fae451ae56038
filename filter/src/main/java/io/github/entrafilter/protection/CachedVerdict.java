package io.github.entrafilter.protection;

import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.token.Verdict;
import java.util.Map;

/**
 * A cached verdict and the token that it is for: a digest of the signature, and header and payload as text, which the
 * verdict and its principal share. Without the signature they are no credential.
 */
final class CachedVerdict implements TokenCache.CacheResult {

    private static final int MAX_USES = 7;

    /** Stands for no comparison: an object of its own, as any other keys may be the published ones. */
    private static final PublishedKeys NOT_COMPARED = new PublishedKeys(Map.of());

    private final Verdict.Accepted verdict;
    /** A copy of the digest: a look-up reads that of each verdict in a set. */
    private final long first;

    private final long second;
    private final long third;
    private final long fourth;
    /**
     * Plain, although all threads write it: a lost update costs nothing. Written only until it has reached its maximum,
     * so that threads that share a token do not contend for it.
     */
    private int uses;
    /**
     * The keys that the verdict was last compared with, and holds with. Not volatile: a stale value costs a second
     * comparison, nothing else.
     */
    private PublishedKeys holdsWith = NOT_COMPARED;

    CachedVerdict(SignatureDigest signature, Verdict.Accepted verdict, int uses) {
        this.verdict = verdict;
        this.first = signature.first();
        this.second = signature.second();
        this.third = signature.third();
        this.fourth = signature.fourth();
        this.uses = uses;
    }

    Verdict.Accepted verdict() {
        return verdict;
    }

    /** Whether the verdict is for exactly this token. */
    boolean isFor(TokenReader token) {
        return token.hasSignature(first, second, third, fourth) && token.hasSigningInput(verdict.signingInput());
    }

    boolean isFor(SignatureDigest other) {
        return first == other.first() && second == other.second() && third == other.third() && fourth == other.fourth();
    }

    /** Looks the token's key up once for each set of published keys: it is immutable, and only time passes. */
    @SuppressWarnings("ReferenceEquality") // Equal keys would do, but comparing them is what this saves.
    boolean holdsWith(PublishedKeys published, long now) {
        if (published == holdsWith) {
            return !isExpired(now);
        }
        boolean holds = verdict.validity().holdsWith(published, now);
        if (holds) {
            holdsWith = published;
        }
        return holds;
    }

    boolean isExpired(long now) {
        return verdict.validity().isExpired(now);
    }

    int uses() {
        return uses;
    }

    void use() {
        int before = uses;
        if (before < MAX_USES) {
            uses = before + 1;
        }
    }

    void age() {
        int before = uses;
        if (before > 0) {
            uses = before - 1;
        }
    }
}
