package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTokenTest {

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln-bmF0_dXJl";
    private static final String RESPONSE = "the text around access_token";

    static Stream<Arguments> pastes() {
        return Stream.of(
                paste("%s"),
                paste("\n  %s \n"),
                paste("Bearer %s", "Bearer"),
                paste("bearer  %s", "Bearer"),
                paste("Authorization: Bearer %s", "Authorization:", "Bearer"),
                paste("authorization:%s", "Authorization:"),
                paste("\"%s\"", "quotes"),
                paste("'Bearer %s'", "Bearer", "quotes"),
                paste("\u201c%s\u201d", "quotes"),
                paste("```\n%s\n```", "quotes"),
                paste("\uFEFF%s", "invisible characters"),
                paste("\u200b%s\u00a0", "invisible characters"),
                paste(
                        "GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nAccept: */*\r\n",
                        "Authorization:", "Bearer"),
                paste("curl -H \"Authorization: Bearer %s\" https://x", "Authorization:", "Bearer", "quotes"),
                paste("curl -H 'Authorization: Bearer %s' https://x", "Authorization:", "Bearer", "quotes"),
                paste("--header=Authorization:\\ Bearer\\ %s x: y", "Authorization:", "Bearer", "quotes"),
                paste("{\"access_token\":\"%s\"}", RESPONSE, "quotes"),
                paste("{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"%s\"}", RESPONSE, "quotes"),
                paste("{\n  \"accessToken\": \"%s\",\n  \"expiresOn\": \"2026-11-27 18:00\"\n}", RESPONSE, "quotes"),
                paste(
                        "{\"id_token\":\"eyJ.a.b\",\"access_token\":\"%s\",\"refresh_token\":\"eyJ.c.d\"}",
                        RESPONSE, "quotes"),
                paste("accessToken: %s\nexpiresOn: '2026-11-27 18:00'", RESPONSE),
                paste("{'access_token': '%s'", RESPONSE, "quotes"),
                paste("#access_token=%s&token_type=Bearer", RESPONSE),
                paste("%s\t2026-11-27 18:00:00\tsub\tBearer"),
                paste("Token     : %s\nExpiresOn : 27.11.2026", "the text around the token"));
    }

    private static Arguments paste(String around, String... stripped) {
        return Arguments.of(around, List.of(stripped));
    }

    @ParameterizedTest
    @MethodSource("pastes")
    void token_is_found_in_what_people_paste(String around, List<String> stripped) throws UsageException {
        PastedToken found = PastedToken.in(around.formatted(TOKEN), "the argument");

        assertThat(found.token().text()).isEqualTo(TOKEN);
        assertThat(found.stripped()).containsExactlyElementsOf(stripped);
    }

    @ParameterizedTest
    @MethodSource("pastes")
    void token_is_found_with_line_breaks_in_it(String around, List<String> stripped) throws UsageException {
        String broken = TOKEN.substring(0, 12) + "\r\n" + TOKEN.substring(12, 30) + "\n   " + TOKEN.substring(30);

        PastedToken found = PastedToken.in(around.formatted(broken), "the argument");

        assertThat(found.token().text()).isEqualTo(TOKEN);
        assertThat(found.stripped()).containsAll(stripped).contains("line breaks", "spaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-token", "$TOKEN", "eyJ%2E", "eyJ\u2026", "what: is, this?"})
    void text_without_a_token_is_left_to_the_judge(String text) throws UsageException {
        assertThat(PastedToken.in(text, "the argument").token().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | no token: standard input is empty",
                "~ \uFEFF~ | no token: standard input is empty",
                "Bearer | no token: nothing follows Bearer",
                "{\"access_token\":\"\",\"expires_in\":1} | no token: nothing follows the text around access_token",
                "{} | no token: the JSON has no access_token",
                "{\"id_token\":\"eyJ\"} | no token: the JSON has no access_token; an id_token is for the client, not for an API",
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: no secret\"} |"
                        + " no token: the JSON has no access_token; it reports invalid_client, AADSTS7000215",
            })
    void missing_token_is_reported_with_what_is_there(String text, String problem) {
        assertThatThrownBy(() -> PastedToken.in(text, "standard input"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(problem)
                .hasMessageNotContaining("secret");
    }

    @Test
    void long_text_takes_linear_time() throws UsageException {
        String text = "access_token ".repeat(40_000) + "a b ".repeat(40_000) + "!";

        assertThat(PastedToken.in(text, "standard input").token().text()).doesNotContain(" ");
    }
}
