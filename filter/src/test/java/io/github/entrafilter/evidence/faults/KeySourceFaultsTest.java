package io.github.entrafilter.evidence.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.http.PlainRequest;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.ScriptedAuthority;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.keys.SigningKeys.LookUp;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of any kind while keys are fetched: tokens are judged by the cached keys, and fetching goes on. */
class KeySourceFaultsTest {

    private static final Settings SETTINGS = ProtectionFixture.settings();
    private static final SigningKey.Id UNKNOWN = new SigningKey.Id(TokenVersion.V2, "unknown");

    static Stream<Throwable> faults() {
        return Stream.concat(Faults.exceptions(), Faults.errors());
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("faults")
    void without_keys_the_answer_is_that_there_are_none(Throwable fault) {
        try (SigningKeys keys = broken(fault).fetchedKeys(SETTINGS.keys(), () -> TestTokens.NOW)) {
            assertThat(reason(keys, TestTokens.v2())).isEqualTo(Reason.KEYS_UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void with_keys_at_hand_known_ones_serve_on(Throwable fault) {
        try (SigningKeys keys = broken(fault).keys(PublicJudging.PUBLISHED, SETTINGS.keys(), () -> TestTokens.NOW)) {
            LookUp unused = keys.lookUp(UNKNOWN, keys.current());

            assertThat(verdict(keys, TestTokens.v2())).isInstanceOf(Verdict.Accepted.class);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void with_keys_at_hand_an_unknown_one_may_be_published(Throwable fault) {
        try (SigningKeys keys = broken(fault).keys(PublicJudging.PUBLISHED, SETTINGS.keys(), () -> TestTokens.NOW)) {
            assertThat(reason(keys, TestTokens.v2().header("kid", "unknown"))).isEqualTo(Reason.KEY_NOT_KNOWN_YET);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void after_a_first_fetch_that_broke_there_is_another(Throwable fault) throws InterruptedException {
        CountDownLatch fetchedAgain = new CountDownLatch(1);
        AtomicInteger fetches = new AtomicInteger();
        ScriptedAuthority authority = new ScriptedAuthority(version -> {
            if (fetches.incrementAndGet() == 1) {
                Faults.strike(fault);
            }
            fetchedAgain.countDown();
            return keySet(version);
        });
        try (SigningKeys keys = authority.fetchedKeys(SETTINGS.keys(), hurrying())) {
            assertThat(fetchedAgain.await(5, TimeUnit.SECONDS))
                    .as("fetched again, last error " + keys.status().lastError())
                    .isTrue();
        }
    }

    @Test
    void a_source_that_gives_nothing_leaves_the_keys_as_they_are() {
        ScriptedAuthority authority = new ScriptedAuthority(version -> Optional.empty());
        try (SigningKeys keys = authority.keys(PublicJudging.PUBLISHED, SETTINGS.keys(), () -> TestTokens.NOW)) {
            assertThat(keys.lookUp(UNKNOWN, keys.current()))
                    .isEqualTo(new LookUp(PublicJudging.PUBLISHED, LookUp.Certainty.OPEN));
        }
    }

    private static ScriptedAuthority broken(Throwable fault) {
        return new ScriptedAuthority(version -> {
            Faults.strike(fault);
            return Optional.empty();
        });
    }

    private static Optional<KeySet> keySet(TokenVersion version) {
        return Optional.ofNullable(PublicJudging.PUBLISHED.byVersion().get(version));
    }

    /** A clock on which a minute passes whenever somebody looks: no wait lasts longer than that. */
    private static InstantSource hurrying() {
        AtomicLong looks = new AtomicLong();
        return () -> TestTokens.NOW.plus(Duration.ofMinutes(looks.incrementAndGet()));
    }

    private static Verdict.Final verdict(SigningKeys keys, TestTokens token) {
        InstantSource clock = () -> TestTokens.NOW;
        return new ProtectionFixture(SETTINGS, keys, clock).authenticate(PlainRequest.with(token.text()));
    }

    private static Reason reason(SigningKeys keys, TestTokens token) {
        Verdict.Final verdict = verdict(keys, token);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).refusal().reason();
    }
}
