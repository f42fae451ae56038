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
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
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
        assertThat(script.requests).isEqualTo(1);
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
    void concurrent_requests_fetch_the_next_token_once() throws TokenUnavailableException {
        script.next("first", DAY);
        tokens.current();
        script.nextNever();
        clock.pass(DAY.dividedBy(2));

        tokens.current();
        tokens.current();

        assertThat(script.requests).isEqualTo(2);
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

    /** Issues scripted tokens, then fails. */
    private final class Script implements TokenIssuer {

        private final Queue<CompletableFuture<AccessToken>> scripted = new ArrayDeque<>();
        private int requests;
        private int reissued;

        void next(String value, Duration life) {
            nextLater().complete(token(value, life));
        }

        void nextNever() {
            scripted.add(new CompletableFuture<>());
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
            requests++;
            return scripted.isEmpty()
                    ? CompletableFuture.failedFuture(new IOException("IMDS is down"))
                    : scripted.remove();
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
