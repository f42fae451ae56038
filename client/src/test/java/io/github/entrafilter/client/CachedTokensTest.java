package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CachedTokensTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final List<String> NO_CHALLENGES = List.of();

    private final Script script = new Script();
    private final SettableClock clock = new SettableClock();
    private final CachedTokens tokens = new CachedTokens(script, clock);

    @Test
    void token_is_reused() throws TokenUnavailableException {
        script.next("first", DAY);

        assertThat(tokens.current()).isEqualTo("first");
        assertThat(tokens.current()).isEqualTo("first");
        assertThat(script.requests).hasValue(1);
    }

    @Test
    void next_token_is_fetched_in_the_background_at_half_the_lifetime() throws TokenUnavailableException {
        script.next("first", DAY);
        tokens.current();
        CompletableFuture<AccessToken> second = script.nextLater();
        clock.pass(DAY.dividedBy(2));

        assertThat(tokens.current()).isEqualTo("first");
        second.complete(token("second", DAY));
        assertThat(tokens.current()).isEqualTo("second");
    }

    @Test
    void requests_do_not_fetch_the_next_token_again_while_it_is_fetched() throws TokenUnavailableException {
        script.next("first", DAY);
        tokens.current();
        script.nextNever();
        clock.pass(DAY.dividedBy(2));

        tokens.current();
        tokens.current();

        assertThat(script.requests).hasValue(2);
    }

    /** The second one comes at the worst moment: the first is about to fetch the token, and has not done so yet. */
    @Test
    void concurrent_requests_fetch_the_next_token_once() throws Exception {
        script.next("first", DAY);
        tokens.current();
        script.nextNever();
        clock.pass(DAY.dividedBy(2));
        FutureTask<String> second = new FutureTask<>(tokens::current);
        Thread thread = new Thread(second);
        script.whileNextIsIssued(() -> {
            thread.start();
            awaitHeldUpOrEnded(thread);
        });

        assertThat(tokens.current()).isEqualTo("first");
        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(script.requests).hasValue(2);
    }

    private static void awaitHeldUpOrEnded(Thread thread) {
        Set<Thread.State> expected = EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TERMINATED);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!expected.contains(thread.getState())) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void cached_token_is_used_until_expiry_during_an_outage() throws TokenUnavailableException {
        script.next("first", DAY);
        tokens.current();
        clock.pass(DAY.minusMinutes(2));

        assertThat(tokens.current()).isEqualTo("first");
        clock.pass(Duration.ofMinutes(1));
        assertThatThrownBy(tokens::current)
                .isInstanceOf(TokenUnavailableException.class)
                .hasMessage("cannot get a token for api://orders/.default: java.io.IOException: IMDS is down");
    }

    @Test
    void failure_is_not_cached() throws TokenUnavailableException {
        assertThatThrownBy(tokens::current).isInstanceOf(TokenUnavailableException.class);
        script.next("first", DAY);

        assertThat(tokens.current()).isEqualTo("first");
    }

    @Test
    void refused_token_is_replaced() throws TokenUnavailableException {
        script.next("first", DAY);
        String refused = tokens.current();
        script.next("second", DAY);

        assertThat(tokens.insteadOf(refused, NO_CHALLENGES)).contains("second");
        assertThat(tokens.current()).isEqualTo("second");
        assertThat(script.reissued).isEqualTo(1);
    }

    @Test
    void refused_older_token_is_replaced_by_the_current_one() throws TokenUnavailableException {
        script.next("second", DAY);

        assertThat(tokens.insteadOf("first", NO_CHALLENGES)).contains("second");
        assertThat(script.reissued).isZero();
    }

    @Test
    void reissue_of_the_same_token_counts_as_none() throws TokenUnavailableException {
        script.next("first", DAY);
        tokens.current();
        script.next("first", DAY);

        assertThat(tokens.insteadOf("first", NO_CHALLENGES)).isEmpty();
    }

    @Test
    void reissues_are_rate_limited() throws TokenUnavailableException {
        script.next("first", DAY);
        script.next("second", DAY);
        script.next("third", DAY);
        tokens.insteadOf(tokens.current(), NO_CHALLENGES);

        assertThat(tokens.insteadOf(tokens.current(), NO_CHALLENGES)).isEmpty();
        clock.pass(Duration.ofSeconds(30));
        assertThat(tokens.insteadOf(tokens.current(), NO_CHALLENGES)).contains("third");
    }

    private AccessToken token(String value, Duration life) {
        return new AccessToken(value, clock.instant().plus(life).atOffset(ZoneOffset.UTC));
    }

    /** Issues scripted tokens, then fails. Safe for use by several threads. */
    private final class Script implements TokenIssuer {

        private final Queue<CompletableFuture<AccessToken>> scripted = new ConcurrentLinkedQueue<>();
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        private int reissued;

        void next(String value, Duration life) {
            nextLater().complete(token(value, life));
        }

        void nextNever() {
            scripted.add(new CompletableFuture<>());
        }

        /** Has this done once, within the next request. */
        void whileNextIsIssued(Runnable task) {
            meanwhile.set(task);
        }

        CompletableFuture<AccessToken> nextLater() {
            CompletableFuture<AccessToken> token = new CompletableFuture<>();
            scripted.add(token);
            return token;
        }

        @Override
        public String scope() {
            return "api://orders/.default";
        }

        @Override
        public CompletableFuture<AccessToken> issue() {
            requests.incrementAndGet();
            meanwhile.getAndSet(() -> {}).run();
            CompletableFuture<AccessToken> next = scripted.poll();
            return next == null ? CompletableFuture.failedFuture(new IOException("IMDS is down")) : next;
        }

        @Override
        public CompletableFuture<AccessToken> reissue(ClaimsChallenge challenge) {
            reissued++;
            return issue();
        }
    }

    private static final class SettableClock extends Clock {

        private Instant now = START;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
