package io.github.entrafilter.protection;

import io.github.entrafilter.http.Credentials;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.token.Verdict;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The cache of verdicts on genuine tokens: a managed identity sends the same token for up to a day. Refusals are not
 * cached, so only genuine tokens can evict others.
 *
 * <p>A set-associative table, like a processor's cache: the digest of a token's signature chooses a set of about 18
 * slots, and the verdict is in one of them. Nothing counts entries, so nothing can lose count: the table's length is
 * the bound, for any number of threads and after any error. Neither reading nor writing takes a lock.
 *
 * <p>A new verdict takes an empty slot of its set, or that of an expired verdict or of one that was never used again.
 * If there is none, the token is only noted; seen a second time, it replaces the verdict with the fewest uses. So a
 * client that fetches a token for each call does not evict the tokens of others.
 */
final class TokenCache {

    /** The result of a look-up: the cached verdict, or the digest by which a new one is kept. */
    sealed interface CacheResult permits CachedVerdict, SignatureDigest {}

    /** Fewer make some sets overflow while others have empty slots; more make look-ups slower. */
    private static final int MIN_SLOTS_OF_SET = 16;

    /** Noted tokens for each cached one: what comes back after 8 times as many others still counts as seen. */
    private static final int GHOSTS_PER_ENTRY = 8;

    /** Less than the number of uses of any verdict in use. */
    private static final int FREE = -1;

    private static final int SAME_TOKEN = -2;

    /** If each replacement aged its set, callers that call in turn would evict each other from a full set. */
    private static final int REPLACEMENTS_PER_AGING = 8;

    private final int sets;
    private final int slotsOfSet;
    private final AtomicReferenceArray<@Nullable CachedVerdict> slots;
    private final GhostTable ghosts;
    private final TokenReader.Pool readers = new TokenReader.Pool();
    private final int maxTokenLength;

    /**
     * An empty cache. It has one eighth more slots than entries, as sets fill unevenly.
     *
     * @param maxEntries maximum number of cached verdicts, give or take one eighth; 0 disables the cache
     * @param maxTokenLength maximum length of a token in characters
     */
    TokenCache(int maxEntries, int maxTokenLength) {
        this.sets = Math.max(1, maxEntries / MIN_SLOTS_OF_SET);
        this.slotsOfSet = (int) (maxEntries * 9L / 8 / sets);
        this.slots = new AtomicReferenceArray<>(sets * slotsOfSet);
        this.ghosts = new GhostTable(Math.max(1, maxEntries * GHOSTS_PER_ENTRY));
        this.maxTokenLength = maxTokenLength;
    }

    /**
     * Looks for the verdict on exactly this token, if it still holds. Allocates nothing if there is one.
     *
     * @param now in milliseconds since 1970
     */
    CacheResult find(Credentials.Bearer token, PublishedKeys published, long now) {
        if (slots.length() == 0 || token.header().length() - token.start() > maxTokenLength) {
            return SignatureDigest.NONE;
        }
        TokenReader reader = readers.borrow();
        CacheResult found =
                reader.read(token.header(), token.start()) ? find(reader, published, now) : SignatureDigest.NONE;
        readers.takeBack(reader);
        return found;
    }

    private CacheResult find(TokenReader token, PublishedKeys published, long now) {
        int first = firstSlot(token.hash());
        for (int i = first; i < first + slotsOfSet; i++) {
            CachedVerdict kept = slots.getAcquire(i);
            if (kept != null && kept.isFor(token) && kept.holdsWith(published, now)) {
                kept.use();
                return kept;
            }
        }
        return token.signature();
    }

    /**
     * Keeps a verdict, unless the token is new and all verdicts of its set are in use.
     *
     * @param now in milliseconds since 1970
     */
    void keep(SignatureDigest token, Verdict.Accepted verdict, long now) {
        if (token.equals(SignatureDigest.NONE)) {
            return;
        }
        boolean seenBefore = ghosts.note(token);
        int first = firstSlot(token.hashCode());
        int chosen = first;
        int fewest = Integer.MAX_VALUE;
        for (int i = first; i < first + slotsOfSet && fewest > SAME_TOKEN; i++) {
            int uses = usesOf(slots.getAcquire(i), token, now);
            if (uses < fewest) {
                fewest = uses;
                chosen = i;
            }
        }
        if (fewest > 0 && !seenBefore) {
            return;
        }
        if (fewest > 0 && ThreadLocalRandom.current().nextInt(REPLACEMENTS_PER_AGING) == 0) {
            age(first);
        }
        slots.setRelease(chosen, new CachedVerdict(token, verdict, seenBefore ? 1 : 0));
    }

    private static int usesOf(@Nullable CachedVerdict kept, SignatureDigest token, long now) {
        if (kept == null) {
            return FREE;
        }
        if (kept.isFor(token)) {
            return SAME_TOKEN;
        }
        return kept.isExpired(now) ? FREE : kept.uses();
    }

    /** Lets past uses count for less, so that verdicts that were in use once leave. */
    private void age(int first) {
        for (int i = first; i < first + slotsOfSet; i++) {
            CachedVerdict kept = slots.getAcquire(i);
            if (kept != null) {
                kept.age();
            }
        }
    }

    /** Counts the cached verdicts. */
    int size() {
        int size = 0;
        for (int i = 0; i < slots.length(); i++) {
            size += slots.getAcquire(i) == null ? 0 : 1;
        }
        return size;
    }

    private int firstSlot(int hash) {
        int set = (int) (((hash & 0xFFFF_FFFFL) * sets) >>> Integer.SIZE);
        return set * slotsOfSet;
    }
}
