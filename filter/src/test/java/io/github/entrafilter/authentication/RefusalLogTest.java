package io.github.entrafilter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.Mode;
import io.github.entrafilter.token.Reason;
import io.github.entrafilter.token.Refusal;
import io.github.entrafilter.token.TokenFacts;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalLogTest {

    private static String line(Refusal refusal, IncomingRequest request) {
        return RefusalLog.line(refusal, Mode.ENFORCE, request);
    }

    private static final TokenFacts FACTS = new TokenFacts("the-oid", "the-app", "the-tid", "the-uti", "2.0");

    @Nested
    class A_line {

        @Test
        void says_all_that_is_needed_at_night() {
            Refusal refusal = new Refusal(Reason.WRONG_AUDIENCE, "api://orders", "api://other", FACTS);
            assertThat(line(refusal, TestRequest.to("/orders").sentAs("/app/orders")))
                    .isEqualTo("refused wrong_audience: The token was issued for another API;"
                            + " expected api://orders; found api://other;"
                            + " oid=the-oid appid=the-app tid=the-tid uti=the-uti ver=2.0; GET /app/orders");
        }

        @Test
        void tells_a_refusal_that_is_only_reported() {
            assertThat(RefusalLog.line(Refusal.of(Reason.NO_TOKEN), Mode.REPORT, TestRequest.to("/orders")))
                    .isEqualTo(
                            "would refuse no_token: No bearer token was sent in the Authorization header; GET /orders");
        }

        @Test
        void leaves_out_what_is_not_known() {
            assertThat(line(Refusal.of(Reason.NO_TOKEN), TestRequest.to("/orders")))
                    .isEqualTo("refused no_token: No bearer token was sent in the Authorization header; GET /orders");
        }

        @ParameterizedTest
        @EnumSource
        void begins_with_the_stable_name(Reason reason) {
            assertThat(line(Refusal.of(reason), TestRequest.to("/orders")))
                    .startsWith("refused " + reason.stableName() + ": ");
        }
    }

    /** All of these are the caller's to choose. */
    @Nested
    class What_the_caller_wrote {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a\nb",
                    "a\r\nb",
                    "a\tb",
                    "a\u0000b",
                    "a\u001b[31mb",
                    "a\u0085b",
                    "a\u2028b",
                    "a\u202eb",
                    "a\u007fb",
                    "a\ud83db"
                })
        void cannot_forge_a_line(String text) {
            TokenFacts facts = new TokenFacts(text, text, text, text, text);
            Refusal refusal = new Refusal(Reason.WRONG_AUDIENCE, "expected", text, facts);
            assertThat(line(refusal, TestRequest.to("/x").sentAs("/" + text).by(text)))
                    .matches("[\\x20-\\x7E]+")
                    .contains("a?");
        }

        @Test
        void cannot_fill_the_log() {
            String text = "x".repeat(100_000);
            TokenFacts facts = new TokenFacts(text, text, text, text, text);
            Refusal refusal = new Refusal(Reason.WRONG_AUDIENCE, text, text, facts);
            assertThat(line(refusal, TestRequest.to("/x").sentAs(text).by(text)))
                    .hasSizeLessThan(2_500);
        }

        @Test
        void is_whole_up_to_200_characters() {
            assertThat(found("x".repeat(200))).contains("found " + "x".repeat(200) + ";");
            assertThat(found("x".repeat(201))).contains("found " + "x".repeat(200) + "...;");
        }

        private static String found(String text) {
            return line(new Refusal(Reason.WRONG_AUDIENCE, "", text, TokenFacts.NONE), TestRequest.to("/orders"));
        }
    }

    @Test
    void never_shows_the_credentials() {
        TestRequest request = TestRequest.with("secret.secret.secret");
        assertThat(line(Refusal.of(Reason.NOT_A_JWS), request)).doesNotContain("secret");
    }

    @Nested
    class The_log {

        private final Refusal refusal = Refusal.of(Reason.NO_TOKEN);
        private final IncomingRequest request = TestRequest.to("/orders");

        @Test
        void has_the_line() {
            try (LogOf log = new LogOf(Level.INFO)) {
                RefusalLog.write(refusal, Mode.ENFORCE, request);

                assertThat(log.lines()).containsExactly("INFO " + line(refusal, request));
            }
        }

        @Test
        void stays_empty_where_nobody_wants_to_know() {
            try (LogOf log = new LogOf(Level.WARNING)) {
                RefusalLog.write(refusal, Mode.ENFORCE, request);

                assertThat(log.lines()).isEmpty();
            }
        }

        @Test
        void has_each_refusal_once() {
            try (Site site = Site.withoutKeys();
                    LogOf log = new LogOf(Level.INFO)) {
                Decision unused = site.protection().decide(request, Optional.empty());

                assertThat(log.lines()).contains("INFO " + line(refusal, request));
            }
        }
    }
}
