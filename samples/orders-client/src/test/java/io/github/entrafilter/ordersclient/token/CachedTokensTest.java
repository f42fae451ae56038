package io.github.entrafilter.ordersclient.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CachedTokensTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final Script script = new Script();
    private final SettableClock clock = new SettableClock();
    private final CachedTokens tokens = new CachedTokens(script, clock);

    @Test
    void one_token_serves_many_requests() throws NoTokenException {
        script.next("first", DAY);

        assertThat(tokens.current()).isEqualTo("first");
        assertThat(tokens.current()).isEqualTo("first");
        assertThat(script.asked).isEqualTo(1);
    }

    @Test
    void at_half_of_its_time_the_next_one_is_fetched_and_nobody_waits_for_it() throws NoTokenException {
        script.next("first", DAY);
        tokens.current();
        CompletableFuture<AccessToken> second = script.nextLater();
        clock.pass(DAY.dividedBy(2));

        assertThat(tokens.current()).isEqualTo("first");
        second.complete(token("second", DAY));
        assertThat(tokens.current()).isEqualTo("second");
    }

    @Test
    void many_requests_fetch_the_next_one_once() throws NoTokenException {
        script.next("first", DAY);
        tokens.current();
        script.nextNever();
        clock.pass(DAY.dividedBy(2));

        tokens.current();
        tokens.current();

        assertThat(script.asked).isEqualTo(2);
    }

    @Test
    void while_the_next_one_cannot_be_had_the_old_one_serves_until_it_expires() throws NoTokenException {
        script.next("first", DAY);
        tokens.current();
        clock.pass(DAY.minusMinutes(2));

        assertThat(tokens.current()).isEqualTo("first");
        clock.pass(Duration.ofMinutes(1));
        assertThatThrownBy(tokens::current).isInstanceOf(NoTokenException.class).hasMessageContaining("IMDS is away");
    }

    @Test
    void a_failure_is_not_kept() throws NoTokenException {
        assertThatThrownBy(tokens::current).isInstanceOf(NoTokenException.class);
        script.next("first", DAY);

        assertThat(tokens.current()).isEqualTo("first");
    }

    @Test
    void a_token_that_was_refused_is_replaced() throws NoTokenException {
        script.next("first", DAY);
        String refused = tokens.current();
        script.next("second", DAY);

        assertThat(tokens.insteadOf(refused)).contains("second");
        assertThat(tokens.current()).isEqualTo("second");
        assertThat(script.reissued).isEqualTo(1);
    }

    @Test
    void whoever_was_refused_with_an_older_token_gets_the_current_one() throws NoTokenException {
        script.next("second", DAY);

        assertThat(tokens.insteadOf("first")).contains("second");
        assertThat(script.reissued).isZero();
    }

    @Test
    void the_same_token_again_is_none() throws NoTokenException {
        script.next("first", DAY);
        tokens.current();
        script.next("first", DAY);

        assertThat(tokens.insteadOf("first")).isEmpty();
    }

    @Test
    void a_service_that_refuses_every_token_does_not_drain_the_endpoint() throws NoTokenException {
        script.next("first", DAY);
        script.next("second", DAY);
        script.next("third", DAY);
        tokens.insteadOf(tokens.current());

        assertThat(tokens.insteadOf(tokens.current())).isEmpty();
        clock.pass(Duration.ofSeconds(30));
        assertThat(tokens.insteadOf(tokens.current())).contains("third");
    }

    private AccessToken token(String value, Duration life) {
        return new AccessToken(value, clock.instant().plus(life).atOffset(ZoneOffset.UTC));
    }

    /** Gives out what it was told to; after that nothing is to be had. */
    private final class Script implements TokenIssuer {

        private final Queue<CompletableFuture<AccessToken>> answers = new ArrayDeque<>();
        private int asked;
        private int reissued;

        void next(String value, Duration life) {
            nextLater().complete(token(value, life));
        }

        void nextNever() {
            answers.add(new CompletableFuture<>());
        }

        CompletableFuture<AccessToken> nextLater() {
            CompletableFuture<AccessToken> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        }

        @Override
        public CompletableFuture<AccessToken> issue() {
            asked++;
            return answers.isEmpty()
                    ? CompletableFuture.failedFuture(new IOException("IMDS is away"))
                    : answers.remove();
        }

        @Override
        public CompletableFuture<AccessToken> reissue() {
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
