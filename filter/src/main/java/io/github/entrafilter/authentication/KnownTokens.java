package io.github.entrafilter.authentication;

import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.token.Verdict;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verdicts on genuine tokens, kept while their grounds hold: a managed identity sends the same token for up to a day.
 * Refusals are not kept, so nobody without a genuine token can push others out. Thread-safe; reading takes no lock.
 */
final class KnownTokens {

    private final int most;
    private final ConcurrentHashMap<TokenDigest, Verdict.Accepted> verdicts = new ConcurrentHashMap<>();

    /** Keeps so many verdicts at most. */
    KnownTokens(int most) {
        this.most = most;
    }

    /** The verdict on a token that was judged before, if it still stands. */
    Optional<Verdict.Accepted> verdict(TokenDigest token, PublishedKeys published, Instant now) {
        Verdict.Accepted verdict = verdicts.get(token);
        if (verdict == null) {
            return Optional.empty();
        }
        if (verdict.grounds().holdWith(published, now)) {
            return Optional.of(verdict);
        }
        verdicts.remove(token, verdict);
        return Optional.empty();
    }

    void keep(TokenDigest token, Verdict.Accepted verdict, PublishedKeys published, Instant now) {
        if (verdicts.mappingCount() >= most) {
            makeRoom(published, now);
        }
        verdicts.put(token, verdict);
    }

    /** Drops what no longer stands; if that is nothing, any: the order of digests is as good as random. */
    private void makeRoom(PublishedKeys published, Instant now) {
        verdicts.values().removeIf(verdict -> !verdict.grounds().holdWith(published, now));
        Iterator<TokenDigest> any = verdicts.keySet().iterator();
        while (verdicts.mappingCount() >= most && any.hasNext()) {
            any.next();
            any.remove();
        }
    }
}
