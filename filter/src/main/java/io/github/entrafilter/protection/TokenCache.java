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
 * Verdicts on genuine tokens, kept while their grounds hold: a managed identity sends the same token for up to a day.
 * Refusals are not kept, so nobody without a genuine token can push others out. Thread-safe; reading takes no lock.
 */
final class TokenCache {

    private final int most;
    /** Each as the answer that is given again and again. */
    private final ConcurrentHashMap<TokenDigest, Optional<Verdict.Accepted>> verdicts = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable Iterator<TokenDigest>> hand =
            new AtomicReference<>(Collections.emptyIterator());

    /** Keeps so many verdicts at most. */
    TokenCache(int most) {
        this.most = most;
    }

    /**
     * The verdict on a token that was judged before, if it still stands.
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
        if (verdicts.mappingCount() > most) {
            makeRoom();
        }
    }

    /**
     * A hand goes round and drops what it meets: the order of digests is as good as random, so each newcomer costs one
     * other, however many there are. Who finds the hand in use leaves his share of the work to its user.
     */
    private void makeRoom() {
        Iterator<TokenDigest> at = hand.getAndSet(null);
        if (at == null) {
            return;
        }
        while (verdicts.mappingCount() > most) {
            if (at.hasNext()) {
                at.next();
                at.remove();
            } else {
                at = verdicts.keySet().iterator();
            }
        }
        hand.set(at);
    }
}
