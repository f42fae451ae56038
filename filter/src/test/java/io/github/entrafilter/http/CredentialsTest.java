package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.token.SenderProof.Scheme;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6750, section 2.1, and RFC 9110, section 11.4. */
class CredentialsTest {

    @Nested
    class A_bearer_token {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer a.b.c",
                    "bearer a.b.c",
                    "BEARER a.b.c",
                    "Bearer  a.b.c",
                    " Bearer a.b.c",
                    "Bearer a.b.c "
                })
        void bearer_scheme_is_case_insensitive(String header) {
            assertThat(sent(header)).isEqualTo(new Sent("a.b.c", Scheme.BEARER));
        }

        @ParameterizedTest
        @ValueSource(strings = {"mtls_pop a.b.c", "MTLS_POP a.b.c", "Mtls_PoP a.b.c"})
        void bound_token_is_read_under_mtls_pop(String header) {
            assertThat(sent(header)).isEqualTo(new Sent("a.b.c", Scheme.MTLS_POP));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "A-z.0_9~+/", "a=", "a=="})
        void token_may_have_any_character_of_token68(String token) {
            assertThat(sent("Bearer " + token)).isEqualTo(new Sent(token, Scheme.BEARER));
        }
    }

    @Nested
    class No_token {

        @Test
        void missing_header_has_no_token() {
            assertThat(reason()).isEqualTo(Reason.NO_TOKEN);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "Basic dXNlcjpwYXNz",
                    "Negotiate abc",
                    "DPoP abc",
                    "Bearers abc",
                    "BearerToken",
                    "a.b.c",
                    "Digest username=\"bearer x\"",
                    "Token Bearer"
                })
        void other_scheme_has_no_token(String header) {
            assertThat(reason(header)).isEqualTo(Reason.NO_TOKEN);
        }
    }

    @Nested
    class Malformed {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer",
                    "Bearer ",
                    "bearer",
                    "mtls_pop",
                    "Bearer a b",
                    "Bearer \"a.b.c\"",
                    "Bearer =",
                    "Bearer a=b",
                    "Bearer a\tb",
                    "Bearer a;b",
                    "Bearer a\u0000",
                    "Bearer caf\u00e9",
                    "Bearer \u0141",
                    "Bearer <token>",
                    "Bearer Bearer a.b.c",
                    "Bearer token=abc def"
                })
        void malformed_token_is_malformed_credentials(String header) {
            assertThat(reason(header)).isEqualTo(Reason.MALFORMED_CREDENTIALS);
        }
    }

    @Nested
    class Several_credentials {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Bearer a.b.c | Bearer a.b.c",
                    "Bearer a.b.c | Bearer d.e.f",
                    "Bearer a.b.c | Basic dXNlcjpwYXNz",
                    "Basic dXNlcjpwYXNz | Bearer a.b.c",
                    "Basic dXNlcjpwYXNz | Basic dXNlcjpwYXNz"
                })
        void two_authorization_headers_are_several_credentials(String one, String other) {
            assertThat(reason(one, other)).isEqualTo(Reason.SEVERAL_CREDENTIALS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer a.b.c, Bearer d.e.f",
                    "Bearer a.b.c,Bearer d.e.f",
                    "Bearer a.b.c, Basic dXNlcg",
                    "Bearer ,",
                    "Basic dXNlcg, Bearer a.b.c",
                    "Basic dXNlcg,bearer a.b.c",
                    "Basic dXNlcg, mtls_pop a.b.c",
                    "Basic dXNlcg, Bearer"
                })
        void two_credentials_in_one_header_are_several_credentials(String header) {
            assertThat(reason(header)).isEqualTo(Reason.SEVERAL_CREDENTIALS);
        }
    }

    /** A comma in front of the token is none that separates credentials. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bearer , | SEVERAL_CREDENTIALS",
                "Bearer a,b | SEVERAL_CREDENTIALS",
                "Bearer a b | MALFORMED_CREDENTIALS"
            })
    void malformed_token_with_a_comma_counts_as_several(String header, Reason reason) {
        assertThat(reason(header)).isEqualTo(reason);
    }

    @Nested
    class Too_long {

        private static final String LONG = "a".repeat(2 << 20);

        /** The whole header counts, scheme and all. */
        @ParameterizedTest
        @CsvSource({"Bearer, -1, true", "Bearer, 0, true", "Bearer, 1, false", "mtls_pop, 0, true", "mtls_pop, 1, false"
        })
        void authorization_header_is_read_up_to_its_limit(String scheme, int beyond, boolean read) {
            String header = scheme + " " + "a".repeat(Credentials.MAX_CHARACTERS + beyond - scheme.length() - 1);
            assertThat(Credentials.in(List.of(header)) instanceof Credentials.Bearer)
                    .isEqualTo(read);
        }

        @ParameterizedTest
        @CsvSource({"0, SEVERAL_CREDENTIALS", "1, NO_TOKEN"})
        void second_credential_is_searched_up_to_the_limit(int beyond, Reason reason) {
            String end = ", Bearer a";
            String header = "Basic " + "a".repeat(Credentials.MAX_CHARACTERS + beyond - 6 - end.length()) + end;
            assertThat(reason(header)).isEqualTo(reason);
        }

        @Test
        void oversized_token_is_not_searched() {
            assertThat(reason("Bearer " + LONG)).isEqualTo(Reason.TOKEN_TOO_LARGE);
            assertThat(reason("Bearer " + LONG + ", Bearer a")).isEqualTo(Reason.TOKEN_TOO_LARGE);
        }

        @Test
        void oversized_credential_of_another_scheme_is_not_searched() {
            assertThat(reason("Negotiate " + LONG)).isEqualTo(Reason.NO_TOKEN);
            assertThat(reason("Negotiate " + LONG + ", Bearer a")).isEqualTo(Reason.NO_TOKEN);
        }
    }

    /** A token as it is read, under the scheme that it was sent under. */
    private record Sent(String token, Scheme scheme) {}

    private static Sent sent(String header) {
        Credentials.Bearer bearer = (Credentials.Bearer) Credentials.in(List.of(header));
        return new Sent(bearer.token().orElseThrow().text(), bearer.scheme());
    }

    private static Reason reason(String... headers) {
        Credentials credentials = Credentials.in(List.of(headers));
        if (credentials instanceof Credentials.Bearer bearer) {
            assertThat(bearer.token()).isEmpty();
            return bearer.malformed().reason();
        }
        return ((Credentials.Unusable) credentials).reason();
    }
}
