package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceCheckTest {

    private static final String URI = "api://" + TestTokens.API;

    @Nested
    class Accepts {

        @ParameterizedTest
        @ValueSource(strings = {TestTokens.API, URI, URI + "/"})
        void accepts_each_form_of_the_audience_in_tokens_of_each_version(String audience) {
            assertThat(verdictOn(TestTokens.v1().claim("aud", audience))).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdictOn(TestTokens.v2().claim("aud", audience))).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void accepts_an_audience_of_the_owners_own() {
            assertThat(verdictOn(
                            TestTokens.v1().claim("aud", "https://orders.contoso.example/"),
                            TestPolicy.byDefault().audiences("https://orders.contoso.example/")))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "77777777-7777-7777-7777-777777777777",
                    URI + "/.default",
                    URI + "/extra",
                    URI + " ",
                    " " + URI,
                    "*",
                    "api://"
                })
        void refuses_a_token_for_another_api(String audience) {
            assertThat(refusalOf(verdictOn(TestTokens.v1().claim("aud", audience))))
                    .extracting(Refusal::reason, Refusal::expected, Refusal::actual)
                    .containsExactly(Reason.WRONG_AUDIENCE, TestTokens.API + " or " + URI, audience);
        }

        @Test
        void refuses_a_list_of_audiences_though_the_right_one_is_among_them() {
            assertThat(reasonFor(TestTokens.v2().claim("aud", List.of(TestTokens.API))))
                    .isEqualTo(Reason.CLAIM_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://graph.microsoft.com",
                    "https://graph.microsoft.com/",
                    "00000003-0000-0000-c000-000000000000",
                    "https://graph.microsoft.us",
                    "https://dod-graph.microsoft.us/",
                    "https://microsoftgraph.chinacloudapi.cn/",
                    "https://graph.svc.sovcloud.fr",
                    "https://graph.svc.sovcloud.de/",
                    "https://graph.svc.sovcloud.sg"
                })
        void refuses_a_token_for_microsoft_graph(String audience) {
            assertThat(refusalOf(verdictOn(TestTokens.v1().claim("aud", audience))))
                    .extracting(Refusal::reason, Refusal::actual)
                    .containsExactly(Reason.MICROSOFT_API_TOKEN, audience);
        }
    }

    /** Refused all the same, but with a word on what is different. */
    @Nested
    class Tells_a_near_miss {

        @ParameterizedTest
        @CsvSource({
            "api://orders,   api://orders/,    trailing slash",
            "api://orders/,  api://orders,     trailing slash",
            "api://orders,   spn:api://orders, spn:",
            "api://orders,   orders,           v2.0",
            "orders,         api://orders,     v1.0",
            "api://orders,   API://Orders,     case"
        })
        void names_a_single_difference(String accepted, String audience, String hint) {
            Refusal refusal = refusalOf(verdictOn(
                    TestTokens.v1().claim("aud", audience),
                    TestPolicy.byDefault().audiences(accepted)));
            assertThat(refusal.reason()).isEqualTo(Reason.WRONG_AUDIENCE);
            assertThat(refusal.actual()).startsWith(audience + ";").contains(hint);
        }

        @Test
        void names_a_difference_in_the_case_of_the_client_id() {
            String upperCase = "abcdefab-3333-3333-3333-333333333333".toUpperCase(Locale.ROOT);
            Refusal refusal = refusalOf(verdictOn(
                    TestTokens.v2().claim("aud", upperCase),
                    TestPolicy.byDefault().audiences("abcdefab-3333-3333-3333-333333333333")));
            assertThat(refusal.reason()).isEqualTo(Reason.WRONG_AUDIENCE);
            assertThat(refusal.actual()).contains("case");
        }
    }
}
