package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TokenCacheTest {

    private static final Verdict.Accepted TILL_NOON = verdict(TestTokens.NOW.plusSeconds(3600));
    private static final Instant AFTERNOON = TestTokens.NOW.plusSeconds(7200);

    private final TokenCache known = new TokenCache(3);

    private static Verdict.Accepted verdict(Instant expiry) {
        return (Verdict.Accepted) PublicJudging.verdictOn(
                TestTokens.v2().claim("exp", expiry.getEpochSecond()).text());
    }

    private static TokenDigest digest(long number) {
        return new TokenDigest(number, 0, 0, 0);
    }

    private Optional<Verdict.Accepted> verdictOn(long number, Instant now) {
        return known.verdict(digest(number), PublicJudging.PUBLISHED, now.toEpochMilli());
    }

    private void keep(long number, Verdict.Accepted verdict) {
        known.keep(digest(number), verdict);
    }

    private long numberOfKnown(long tokens, Instant now) {
        return LongStream.range(0, tokens)
                .filter(number -> verdictOn(number, now).isPresent())
                .count();
    }

    @Test
    void verdict_is_found_by_the_digest_of_its_token() {
        keep(1, TILL_NOON);

        assertThat(verdictOn(1, TestTokens.NOW)).containsSame(TILL_NOON);
        assertThat(verdictOn(2, TestTokens.NOW)).isEmpty();
    }

    @Test
    void verdict_ends_with_its_validity() {
        keep(1, TILL_NOON);

        assertThat(verdictOn(1, AFTERNOON)).isEmpty();
    }

    @Test
    void cache_keeps_as_many_verdicts_as_it_has_entries() {
        for (long number = 0; number < 3; number++) {
            keep(number, TILL_NOON);
        }

        assertThat(numberOfKnown(3, TestTokens.NOW)).isEqualTo(3);
    }

    @Test
    void cache_never_exceeds_its_maximum() {
        for (long number = 0; number < 100; number++) {
            keep(number, TILL_NOON);
        }

        assertThat(numberOfKnown(100, TestTokens.NOW)).isEqualTo(3);
    }

    @Test
    void every_verdict_is_evicted_eventually() {
        keep(0, TILL_NOON);
        for (long number = 1; number < 100; number++) {
            keep(number, TILL_NOON);
        }

        assertThat(numberOfKnown(50, TestTokens.NOW)).isLessThan(3);
    }

    @Test
    void cache_never_exceeds_its_maximum_under_contention() throws InterruptedException {
        List<Thread> threads = LongStream.range(0, 8)
                .mapToObj(part -> new Thread(() ->
                        LongStream.range(part * 1000, part * 1000 + 1000).forEach(number -> keep(number, TILL_NOON))))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        keep(-1, TILL_NOON);

        assertThat(numberOfKnown(8000, TestTokens.NOW)).isLessThanOrEqualTo(3);
    }
}
