package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.entrafilter.http.Credentials;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.SenderProof.Scheme;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCacheTest {

    private static final int MAX_TOKEN_LENGTH = 16_384;
    private static final String BEARER = "Bearer ";
    private static final Instant NOON = TestTokens.NOW.plusSeconds(3600);
    private static final Instant AFTERNOON = TestTokens.NOW.plusSeconds(7200);

    private static final String TOKEN =
            TestTokens.v2().claim("exp", NOON.getEpochSecond()).text();
    private static final Verdict.Accepted TILL_NOON = (Verdict.Accepted) PublicJudging.verdictOn(TOKEN);
    private static final String UNSIGNED = TOKEN.substring(0, TOKEN.lastIndexOf('.') + 1);

    private static TokenCache cache(int size) {
        return new TokenCache(size, MAX_TOKEN_LENGTH);
    }

    private static TokenCache.CacheResult lookUp(TokenCache cache, String token, Instant now) {
        return cache.find(
                new Credentials.Bearer(BEARER + token, BEARER.length(), Scheme.BEARER),
                PublicJudging.PUBLISHED,
                now.toEpochMilli());
    }

    private static boolean isKnown(TokenCache cache, String token) {
        return lookUp(cache, token, TestTokens.NOW) instanceof CachedVerdict;
    }

    private static void keep(TokenCache cache, String token, Instant now) {
        if (lookUp(cache, token, now) instanceof SignatureDigest signature) {
            cache.keep(signature, TILL_NOON, now.toEpochMilli());
        }
    }

    /** A request with a token: whether its verdict was cached. If not, it is judged and kept. */
    private static boolean request(TokenCache cache, long token) {
        String text = UNSIGNED + token;
        boolean hit = isKnown(cache, text);
        keep(cache, text, TestTokens.NOW);
        return hit;
    }

    private static long numberOfKnown(TokenCache cache, int tokens) {
        return LongStream.range(0, tokens)
                .filter(token -> isKnown(cache, UNSIGNED + token))
                .count();
    }

    @Nested
    class A_look_up {

        private final TokenCache cache = cache(10);

        @Test
        void verdict_is_found_by_its_token() {
            keep(cache, TOKEN, TestTokens.NOW);

            assertThat(lookUp(cache, TOKEN, TestTokens.NOW))
                    .isInstanceOfSatisfying(
                            CachedVerdict.class,
                            found -> assertThat(found.verdict()).isSameAs(TILL_NOON));
        }

        @Test
        void verdict_ends_with_its_validity() {
            keep(cache, TOKEN, TestTokens.NOW);

            assertThat(lookUp(cache, TOKEN, AFTERNOON)).isInstanceOf(SignatureDigest.class);
        }

        @Test
        void oversized_token_is_not_digested() {
            assertThat(lookUp(cache, UNSIGNED + "a".repeat(MAX_TOKEN_LENGTH), TestTokens.NOW))
                    .isSameAs(SignatureDigest.NONE);
        }

        @Test
        void cache_of_size_zero_keeps_nothing() {
            TokenCache none = cache(0);
            keep(none, TOKEN, TestTokens.NOW);

            assertThat(lookUp(none, TOKEN, TestTokens.NOW)).isSameAs(SignatureDigest.NONE);
        }
    }

    /** The cache accepts a token without verifying it: it must be the one that was verified, to the last bit. */
    @Nested
    class Another_token {

        private final TokenCache cache = cache(10);

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 15})
        void token_with_one_flipped_bit_is_not_found(int bit) {
            keep(cache, TOKEN, TestTokens.NOW);
            for (int position = 0; position < TOKEN.length(); position++) {
                StringBuilder flipped = new StringBuilder(TOKEN);
                flipped.setCharAt(position, (char) (TOKEN.charAt(position) ^ 1 << bit));
                assertThat(isKnown(cache, flipped.toString()))
                        .as(flipped.toString())
                        .isFalse();
            }
            assertThat(isKnown(cache, TOKEN)).isTrue();
        }

        static Stream<String> similar_tokens() {
            String signature = TOKEN.substring(UNSIGNED.length());
            String other = TestTokens.v2().claim("uti", "other").text();
            // 2,048 bits in 342 characters: the last four bits are unused, and a lenient decoder ignores them.
            char last = TOKEN.charAt(TOKEN.length() - 1);
            String sameBytes = TOKEN.substring(0, TOKEN.length() - 1) + (char) (last + 1);
            return Stream.of(
                    UNSIGNED + other.substring(other.lastIndexOf('.') + 1),
                    other.substring(0, other.lastIndexOf('.') + 1) + signature,
                    sameBytes,
                    TOKEN + "=",
                    TOKEN + "==",
                    TOKEN + " ",
                    TOKEN + ".",
                    TOKEN + "\0",
                    TOKEN.substring(0, TOKEN.length() - 1),
                    TOKEN.substring(1),
                    " " + TOKEN,
                    "." + TOKEN,
                    UNSIGNED + "." + signature,
                    UNSIGNED + "a." + signature,
                    UNSIGNED + signature + "." + signature,
                    UNSIGNED + signature.substring(1) + ".",
                    UNSIGNED + signature.substring(2) + ".a",
                    UNSIGNED,
                    signature,
                    "." + signature,
                    ".." + signature,
                    TOKEN.replaceFirst("\\.", ""),
                    UNSIGNED + UNSIGNED + signature,
                    TOKEN + TOKEN,
                    TOKEN + "," + TOKEN,
                    TOKEN.toLowerCase(Locale.ROOT));
        }

        @ParameterizedTest
        @MethodSource("similar_tokens")
        void similar_token_is_not_found(String similar) {
            keep(cache, TOKEN, TestTokens.NOW);

            assertThat(isKnown(cache, similar)).isFalse();
            assertThat(isKnown(cache, TOKEN)).isTrue();
        }

        /** The keys that a verdict was last compared with are remembered. */
        @Test
        void verdict_does_not_hold_without_its_key_however_often_it_is_asked_for() {
            Credentials.Bearer bearer = new Credentials.Bearer(BEARER + TOKEN, BEARER.length(), Scheme.BEARER);
            long now = TestTokens.NOW.toEpochMilli();
            keep(cache, TOKEN, TestTokens.NOW);

            assertThat(cache.find(bearer, PublishedKeys.NONE, now)).isInstanceOf(SignatureDigest.class);
            assertThat(cache.find(bearer, PublishedKeys.NONE, now)).isInstanceOf(SignatureDigest.class);
            assertThat(isKnown(cache, TOKEN)).isTrue();
            assertThat(cache.find(bearer, PublishedKeys.NONE, now)).isInstanceOf(SignatureDigest.class);
        }

        /** SHA-256 of these differs, but not in the bytes that are the hash code. */
        @Test
        void signature_with_the_same_hash_code_is_another() {
            keep(cache, UNSIGNED + "signature-75586", TestTokens.NOW);

            assertThat(isKnown(cache, UNSIGNED + "signature-97518")).isFalse();
            assertThat(isKnown(cache, UNSIGNED + "signature-75586")).isTrue();
        }

        /** A header of more than one buffer, with a difference in each part of it. */
        @Test
        void long_token_is_compared_to_its_end() {
            String token = TestTokens.v2().claim("groups", "g".repeat(5000)).text();
            SignatureDigest signature = (SignatureDigest) lookUp(cache, token, TestTokens.NOW);
            cache.keep(signature, (Verdict.Accepted) PublicJudging.verdictOn(token), TestTokens.NOW.toEpochMilli());
            assertThat(isKnown(cache, token)).isTrue();
            for (int position = 0; position < token.length(); position += 97) {
                StringBuilder other = new StringBuilder(token);
                other.setCharAt(position, (char) (token.charAt(position) ^ 0x100));
                assertThat(isKnown(cache, other.toString())).isFalse();
            }
        }
    }

    @Nested
    class The_bound {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 15, 16, 17, 31, 32, 33, 100, 1000, 10_000})
        void cache_has_at_most_one_eighth_more_slots_than_entries(int size) {
            TokenCache cache = cache(size);
            for (int token = 0; token < 3 * size; token++) {
                boolean unused = request(cache, token);
            }

            assertThat(cache.size()).isBetween(size * 9 / 10, size * 9 / 8);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 16})
        void small_cache_keeps_as_many_verdicts_as_it_has_entries(int size) {
            TokenCache cache = cache(size);
            for (int token = 0; token < size; token++) {
                boolean unused = request(cache, token);
            }

            assertThat(numberOfKnown(cache, size)).isEqualTo(size);
        }

        @Test
        void bound_holds_at_every_moment_while_200_threads_insert() throws InterruptedException {
            TokenCache cache = cache(1000);
            AtomicInteger next = new AtomicInteger();
            AtomicInteger complete = new AtomicInteger();
            CountDownLatch running = new CountDownLatch(200);
            List<Thread> threads = IntStream.range(0, 200)
                    .mapToObj(number -> new Thread(() -> {
                        try {
                            for (int i = 0; i < 200; i++) {
                                boolean unused = request(cache, next.getAndIncrement());
                            }
                            complete.incrementAndGet();
                        } finally {
                            running.countDown();
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            int largest = 0;
            while (running.getCount() > 0) {
                assertThat(System.nanoTime()).isLessThan(end);
                largest = Math.max(largest, cache.size());
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(complete).hasValue(200);
            assertThat(Math.max(largest, cache.size())).isBetween(1000, 1125);
        }

        @Test
        void bound_holds_after_errors_in_the_middle_of_an_insertion() {
            TokenCache cache = cache(100);
            for (int token = 0; token < 1000; token++) {
                boolean unused = request(cache, token);
            }
            AtomicInteger next = new AtomicInteger(1000);
            AtomicInteger errors = new AtomicInteger();
            // Errors at another place each time, as each caller has a little more stack than the one before.
            class FullStack {
                @SuppressWarnings("InfiniteRecursion") // Until the stack is full.
                void insert() {
                    try {
                        insert();
                    } catch (StackOverflowError e) {
                        errors.incrementAndGet();
                    }
                    boolean unused = request(cache, next.getAndIncrement());
                }
            }
            new FullStack().insert();

            assertThat(errors).hasPositiveValue();
            assertThat(cache.size()).isBetween(90, 112);
            for (int i = 0; i < 2; i++) {
                boolean unused = request(cache, -1);
            }
            assertThat(request(cache, -1)).isTrue();
        }
    }

    /** Which verdicts go. */
    @Nested
    class The_eviction {

        @Test
        void verdict_in_use_stays_when_one_time_tokens_come() {
            TokenCache cache = cache(16);
            for (int token = 0; token < 10_000; token++) {
                for (int called : new int[] {-1, token}) {
                    boolean unused = request(cache, called);
                }
            }

            assertThat(request(cache, -1)).isTrue();
        }

        @Test
        void token_that_comes_again_finds_a_place_among_verdicts_in_use() {
            TokenCache cache = cache(16);
            for (int i = 0; i < 10; i++) {
                for (int token = 0; token < 18; token++) {
                    boolean unused = request(cache, token);
                }
            }
            assertThat(request(cache, -1)).isFalse();
            assertThat(request(cache, -1)).isFalse();

            assertThat(request(cache, -1)).isTrue();
        }

        @Test
        void as_many_callers_as_entries_keep_their_hits_when_they_call_in_turn() {
            TokenCache cache = cache(10_000);
            int hits = 0;
            for (int round = 0; round < 10; round++) {
                hits = 0;
                for (int token = 0; token < 10_000; token++) {
                    hits += request(cache, token) ? 1 : 0;
                }
            }

            // One in 16 falls into a set that has no slot left.
            assertThat(hits).isGreaterThan(9000);
        }

        @Test
        void expired_verdict_gives_its_place_to_a_new_one() {
            TokenCache cache = cache(1);
            for (int i = 0; i < 10; i++) {
                keep(cache, TOKEN, TestTokens.NOW);
                assertThat(isKnown(cache, TOKEN)).isTrue();
            }
            String next = TestTokens.v2()
                    .claim("exp", AFTERNOON.plusSeconds(60).getEpochSecond())
                    .text();
            SignatureDigest signature = (SignatureDigest) lookUp(cache, next, AFTERNOON);
            cache.keep(signature, (Verdict.Accepted) PublicJudging.verdictOn(next), AFTERNOON.toEpochMilli());

            assertThat(lookUp(cache, next, AFTERNOON)).isInstanceOf(CachedVerdict.class);
        }

        @Test
        void token_that_many_judge_at_once_takes_one_place() {
            TokenCache cache = cache(16);
            SignatureDigest signature = (SignatureDigest) lookUp(cache, TOKEN, TestTokens.NOW);
            for (int i = 0; i < 10; i++) {
                cache.keep(signature, TILL_NOON, TestTokens.NOW.toEpochMilli());
            }

            assertThat(cache.size()).isEqualTo(1);
        }
    }

    /** Callers by popularity, and a client that sends each of its tokens once. */
    private static final class Trace {

        private static final int WARM_UP = 120_000;
        private static final int CALLS = 60_000;

        private final double[] distribution;
        private final double oneTimeTokens;

        private Trace(int callers, double skew, double oneTimeTokens) {
            double[] popularity = IntStream.rangeClosed(1, callers)
                    .mapToDouble(rank -> Math.pow(rank, -skew))
                    .toArray();
            Arrays.parallelPrefix(popularity, Double::sum);
            this.distribution = popularity;
            this.oneTimeTokens = oneTimeTokens;
        }

        /** The part of the callers' requests whose token is cached. */
        private double hitRate(LongPredicate cache) {
            Random random = new Random(1);
            long oneTime = distribution.length;
            double due = 0;
            int hits = 0;
            for (int call = 0; call < WARM_UP + CALLS; call++) {
                for (due += call < WARM_UP / 2 ? 0 : oneTimeTokens; due >= 1; due--) {
                    boolean unused = cache.test(oneTime++);
                }
                boolean hit = cache.test(caller(random.nextDouble()));
                hits += hit && call >= WARM_UP ? 1 : 0;
            }
            return (double) hits / CALLS;
        }

        private int caller(double at) {
            double total = distribution[distribution.length - 1];
            int found = Arrays.binarySearch(distribution, at * total);
            return found < 0 ? -found - 1 : found;
        }
    }

    @Nested
    @Tag("extended")
    class The_hit_rate {

        @ParameterizedTest
        @ValueSource(doubles = {1, 2})
        void callers_keep_their_hits_alongside_a_client_with_one_time_tokens(double oneTimeTokensPerCall) {
            TokenCache alone = cache(10_000);
            TokenCache shared = cache(10_000);
            double before = new Trace(8000, 0.8, 0).hitRate(token -> request(alone, token));

            double with = new Trace(8000, 0.8, oneTimeTokensPerCall).hitRate(token -> request(shared, token));

            assertThat(with / before).isGreaterThanOrEqualTo(0.97);
        }

        @ParameterizedTest
        @CsvSource({"0.8, 1000", "0.8, 10000", "1.0, 100", "1.0, 10000"})
        void hit_rate_with_a_scan_is_that_of_caffeine(double skew, int size) {
            Trace trace = new Trace(20_000, skew, 0.1);
            Cache<Long, Boolean> caffeine = Caffeine.newBuilder()
                    .maximumSize(size)
                    .executor(Runnable::run)
                    .build();
            double caffeines = trace.hitRate(token -> {
                boolean hit = caffeine.getIfPresent(token) != null;
                caffeine.put(token, true);
                return hit;
            });
            TokenCache cache = cache(size);

            assertThat(trace.hitRate(token -> request(cache, token))).isGreaterThanOrEqualTo(caffeines - 0.02);
        }
    }
}
