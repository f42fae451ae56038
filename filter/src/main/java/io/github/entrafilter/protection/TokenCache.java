package io.github.entrafilter.protection;

import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.token.Verdict;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The cache of verdicts on genuine tokens: a managed identity sends the same token for up to a day. Refusals are not
 * cached, so only genuine tokens can evict others. Thread-safe; reads take no lock.
 */
final class TokenCache {

    private final int maxEntries;
    /** Values are the Optional that is returned, so that a hit allocates nothing. */
    private final ConcurrentHashMap<TokenDigest, Optional<Verdict.Accepted>> verdicts = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable Iterator<TokenDigest>> evictionCursor =
            new AtomicReference<>(Collections.emptyIterator());

    /** @param maxEntries maximum number of cached verdicts */
    TokenCache(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /**
     * The verdict on a token that was judged before, if it still holds.
     *
     * @param now in milliseconds since 1970
     */
    Optional<Verdict.Accepted> verdict(TokenDigest token, PublishedKeys published, long now) {
        Optional<Verdict.Accepted> verdict = verdicts.getOrDefault(token, Optional.empty());
        if (verdict.isEmpty() || verdict.get().validity().holdsWith(published, now)) {
            return verdict;
        }
        verdicts.remove(token, verdict);
        return Optional.empty();
    }

    void keep(TokenDigest token, Verdict.Accepted verdict) {
        verdicts.put(token, Optional.of(verdict));
        if (verdicts.mappingCount() > maxEntries) {
            evict();
        }
    }

    /**
     * Clock eviction. Digests are uniformly distributed, so this is random replacement. If another thread is evicting,
     * it does this thread's share as well.
     */
    private void evict() {
        Iterator<TokenDigest> at = evictionCursor.getAndSet(null);
        if (at == null) {
            return;
        }
        while (verdicts.mappingCount() > maxEntries) {
            if (at.hasNext()) {
                at.next();
                at.remove();
            } else {
                at = verdicts.keySet().iterator();
            }
        }
        evictionCursor.set(at);
    }
}
