package io.github.entrafilter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.audit.AuditEvent.RevocationChanged.Change;
import io.github.entrafilter.token.TestTokens;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLineTest {

    private static final TokenFacts FACTS = new TokenFacts(
            "the-oid", "the-app", "the-tid", "the-uti", "2.0", Optional.of(CallerKind.AGENT), "the-parent");

    private static String line(Refusal refusal, String path) {
        return line(refusal, AuditEvent.RequestRefused.Outcome.DENIED, "GET", path);
    }

    private static String line(Refusal refusal, AuditEvent.RequestRefused.Outcome mode, String method, String path) {
        return AuditLine.of(
                new AuditEvent.RequestRefused(TestTokens.NOW, refusal, mode, new AuditEvent.Request(method, path)));
    }

    @Nested
    class A_line {

        @Test
        void refusal_line_has_all_facts() {
            Refusal refusal = new Refusal(Reason.WRONG_AUDIENCE, "api://orders", "api://other", FACTS);
            assertThat(line(refusal, "/app/orders"))
                    .isEqualTo("refused wrong_audience: The token was issued for another API;"
                            + " expected api://orders; found api://other;"
                            + " oid=the-oid appid=the-app tid=the-tid uti=the-uti ver=2.0"
                            + " kind=agent parent=the-parent; GET /app/orders");
        }

        @Test
        void reported_refusal_line_says_would_refuse() {
            assertThat(line(Refusal.of(Reason.NO_TOKEN), AuditEvent.RequestRefused.Outcome.REPORTED, "GET", "/orders"))
                    .isEqualTo(
                            "would refuse no_token: No bearer token was sent in the Authorization header; GET /orders");
        }

        @Test
        void refusal_line_omits_unknown_facts() {
            assertThat(line(Refusal.of(Reason.NO_TOKEN), "/orders"))
                    .isEqualTo("refused no_token: No bearer token was sent in the Authorization header; GET /orders");
        }

        @Test
        void refusal_line_separates_the_first_fact_that_is_known() {
            TokenFacts facts = new TokenFacts("", "the-app", "", "", "", Optional.empty(), "");
            assertThat(line(new Refusal(Reason.CLAIM_MISSING, "oid", "none", facts), "/orders"))
                    .endsWith("; expected oid; found none; appid=the-app; GET /orders");
        }

        @ParameterizedTest
        @EnumSource
        void refusal_line_begins_with_the_stable_name(Reason reason) {
            assertThat(line(Refusal.of(reason), "/orders")).startsWith("refused " + reason.stableName() + ": ");
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
        void caller_cannot_forge_a_log_line(String text) {
            TokenFacts facts = new TokenFacts(text, text, text, text, text, Optional.empty(), text);
            Refusal refusal = new Refusal(Reason.WRONG_AUDIENCE, "expected", text, facts);
            assertThat(line(refusal, AuditEvent.RequestRefused.Outcome.DENIED, text, "/" + text))
                    .matches("[\\x20-\\x7E]+")
                    .contains("a?");
        }

        @Test
        void caller_cannot_fill_the_log() {
            String text = "x".repeat(100_000);
            TokenFacts facts = new TokenFacts(text, text, text, text, text, Optional.empty(), text);
            Refusal refusal = new Refusal(Reason.WRONG_AUDIENCE, text, text, facts);
            assertThat(line(refusal, AuditEvent.RequestRefused.Outcome.DENIED, text, text))
                    .hasSizeLessThan(2_500);
        }

        @Test
        void value_is_logged_whole_up_to_200_characters() {
            assertThat(found("x".repeat(200))).contains("found " + "x".repeat(200) + ";");
            assertThat(found("x".repeat(201))).contains("found " + "x".repeat(200) + "...;");
        }

        private static String found(String text) {
            return line(new Refusal(Reason.WRONG_AUDIENCE, "", text, TokenFacts.NONE), "/orders");
        }
    }

    @Test
    void first_call_line_names_the_caller() {
        assertThat(AuditLine.of(new AuditEvent.CallerSeen(
                        TestTokens.NOW, "billing", FACTS, new AuditEvent.Request("GET", "/orders"))))
                .isEqualTo("first call of billing;"
                        + " oid=the-oid appid=the-app tid=the-tid uti=the-uti ver=2.0"
                        + " kind=agent parent=the-parent; GET /orders");
    }

    @ParameterizedTest
    @CsvSource({"REVOKED, revoked some-id", "RESTORED, restored some-id"})
    void revocation_line_names_the_revocation(Change change, String line) {
        assertThat(AuditLine.of(new AuditEvent.RevocationChanged(TestTokens.NOW, "some-id", Optional.empty(), change)))
                .isEqualTo(line);
    }

    @Test
    void revocation_line_names_its_time_limit() {
        assertThat(AuditLine.of(new AuditEvent.RevocationChanged(
                        TestTokens.NOW, "some-id", Optional.of(TestTokens.NOW), Change.REVOKED)))
                .isEqualTo("revoked some-id@" + TestTokens.NOW);
    }
}
