package io.github.entrafilter.evidence.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestPolicy;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.TokenJudge;
import io.github.entrafilter.token.Verdict;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever breaks while a token is judged, the verdict is a refusal. */
class JudgementFaultsTest {

    static Stream<RuntimeException> exceptions() {
        return Faults.exceptions();
    }

    static Stream<Error> errors() {
        return Faults.errors();
    }

    @Test
    void the_verifier_is_reached_by_an_honest_token() {
        assertThat(PublicJudging.verdictOn(
                        TestTokens.v2().text(), TestPolicy.byDefault().settings(), BrokenVerifier.published(() -> {})))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void a_verifier_that_throws_is_a_refusal(RuntimeException fault) {
        assertThat(reason(BrokenVerifier.published(() -> Faults.strike(fault)))).isEqualTo(Reason.JUDGEMENT_FAILED);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void a_verifier_that_breaks_down_with_an_error_is_a_refusal(Error fault) {
        assertThat(reason(BrokenVerifier.published(() -> Faults.strike(fault)))).isEqualTo(Reason.JUDGEMENT_FAILED);
    }

    @Test
    void a_verifier_that_cannot_verify_is_a_refusal() {
        assertThat(reason(BrokenVerifier.published(() -> {
                    throw new JOSEException("eyJhbGciOiJSUzI1NiJ9.quoted");
                })))
                .isEqualTo(Reason.JUDGEMENT_FAILED);
    }

    /** A native provider that is not for this platform. */
    @Test
    void a_provider_without_signatures_is_a_refusal() throws JOSEException {
        RSASSAVerifier verifier = new RSASSAVerifier(TestKeys.ENTRA.toPublicJWK());
        verifier.getJCAContext().setProvider(new Provider("empty", "1", "has no algorithm") {
            private static final long serialVersionUID = 1;
        });

        assertThat(reason(BrokenVerifier.published(verifier))).isEqualTo(Reason.JUDGEMENT_FAILED);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void the_refusal_does_not_quote_what_was_thrown(RuntimeException fault) {
        assertThat(refusal(BrokenVerifier.published(() -> Faults.strike(fault))))
                .asString()
                .doesNotContain("quoted");
    }

    /** Of which no other test makes one: what is logged once was not logged before. */
    private static final class Unheard extends IllegalStateException {

        private static final long serialVersionUID = 1;

        private Unheard(String message) {
            super(message);
        }
    }

    @Test
    void each_kind_of_error_is_logged_once_and_without_its_message() {
        Unheard error = new Unheard("eyJhbGciOiJSUzI1NiJ9.quoted");
        try (CapturedLog log = new CapturedLog(Level.ALL)) {
            for (int i = 0; i < 3; i++) {
                assertThat(reason(BrokenVerifier.published(() -> Faults.strike(error))))
                        .isEqualTo(Reason.JUDGEMENT_FAILED);
            }
            // Other tests' fetches may log meanwhile.
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("could not be judged"))
                    .singleElement(STRING)
                    .startsWith("SEVERE")
                    .contains(Unheard.class.getName(), "JudgementFaultsTest")
                    .doesNotContain("quoted");
        }
    }

    static Stream<Arguments> keysThatAreNotWhole() {
        return Stream.of(
                keys(
                        "no issuer",
                        new KeySet(Faults.nothing(), Optional.empty(), keyOf(TestKeys.published(TestKeys.ENTRA)))),
                keys("no cloud", new KeySet(TestTokens.ISSUER_V2, Faults.nothing(), keyOf(cloudy()))),
                keys(
                        "no verifier",
                        new KeySet(
                                TestTokens.ISSUER_V2,
                                Optional.empty(),
                                keyOf(new SigningKey(
                                        TestKeys.ENTRA.getKeyID(), Faults.nothing(), SigningKey.Purpose.ANY)))),
                keys(
                        "no say of the issuer",
                        new KeySet(
                                TestTokens.ISSUER_V2,
                                Optional.empty(),
                                keyOf(new SigningKey(
                                        TestKeys.ENTRA.getKeyID(),
                                        TestKeys.published(TestKeys.ENTRA).verifier(),
                                        Faults.nothing())))));
    }

    private static SigningKey cloudy() {
        return TestKeys.published(TestKeys.ENTRA, Optional.empty(), Optional.of("microsoftonline.com"));
    }

    private static Map<String, List<SigningKey>> keyOf(SigningKey key) {
        return Map.of(TestKeys.ENTRA.getKeyID(), List.of(key));
    }

    private static Arguments keys(String what, KeySet keys) {
        return Arguments.argumentSet(what, keys);
    }

    @ParameterizedTest
    @MethodSource("keysThatAreNotWhole")
    void incomplete_keys_accept_no_token(KeySet keys) {
        assertThat(PublicJudging.verdictOn(
                                TestTokens.v2().text(),
                                TestPolicy.byDefault().settings(),
                                new PublishedKeys(Map.of(TokenVersion.V2, keys)))
                        .settled())
                .isInstanceOf(Verdict.Refused.class);
    }

    static Stream<Arguments> thingsThatAreMissing() {
        BearerToken token = new BearerToken(TestTokens.v2().text());
        return Stream.of(
                Arguments.argumentSet("a token", Faults.nothing(), PublicJudging.PUBLISHED, TestTokens.NOW),
                Arguments.argumentSet(
                        "its text", new BearerToken(Faults.nothing()), PublicJudging.PUBLISHED, TestTokens.NOW),
                Arguments.argumentSet("keys", token, Faults.nothing(), TestTokens.NOW),
                Arguments.argumentSet("the time", token, PublicJudging.PUBLISHED, Faults.nothing()));
    }

    @ParameterizedTest
    @MethodSource("thingsThatAreMissing")
    void without_it_there_is_nothing_but_refusal(BearerToken token, PublishedKeys keys, Instant now) {
        assertThat(refusalOf(new TokenJudge(TestPolicy.byDefault().settings()).judge(token, keys, now))
                        .reason())
                .isEqualTo(Reason.JUDGEMENT_FAILED);
    }

    /** Arithmetic with the ends of time overflows. */
    @ParameterizedTest
    @MethodSource("endsOfTime")
    void at_the_ends_of_time_no_token_is_accepted(Instant now) {
        assertThat(new TokenJudge(TestPolicy.byDefault().settings())
                        .judge(new BearerToken(TestTokens.v2().text()), PublicJudging.PUBLISHED, now)
                        .settled())
                .isInstanceOf(Verdict.Refused.class);
    }

    static Stream<Instant> endsOfTime() {
        return Stream.of(
                Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.MIN.plusSeconds(59), Instant.MAX.minusSeconds(59));
    }

    private static Reason reason(PublishedKeys keys) {
        return refusal(keys).reason();
    }

    private static Refusal refusal(PublishedKeys keys) {
        return refusalOf(PublicJudging.verdictOn(
                TestTokens.v2().text(), TestPolicy.byDefault().settings(), keys));
    }

    private static Refusal refusalOf(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).refusal();
    }
}
