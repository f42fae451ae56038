package io.github.entrafilter.localentra.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.graph.Tenant;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Parameters;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.Grants;
import io.github.entrafilter.localentra.issuing.Recipes;
import io.github.entrafilter.localentra.issuing.TokenMint;
import io.github.entrafilter.localentra.keys.SigningKeys;
import io.github.entrafilter.localentra.page.Check;
import io.github.entrafilter.localentra.page.TokenDoctor;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainControlTest {

    private final TokenMint mint = new TokenMint(
            new Authority(URI.create("http://localhost:1"), Directory.standard().tenantId()),
            new Grants(new Tenant(Directory.standard()), Clock.systemUTC()),
            SigningKeys.load());

    private final String token =
            new Recipes(mint).recipe("orders-client", "orders").mint();

    @Test
    void what_a_doctor_finds_comes_after_what_the_issuer_finds() throws MalformedRequestException {
        TokenDoctor doctor =
                (text, environment) -> List.of(Check.of("role", false, text.equals(token) ? "none" : "another token"));

        assertThat(explained(doctor, token))
                .containsSubsequence("\"name\":\"lifetime\"", "\"name\":\"role\"", "\"fails\"", "\"found\":\"none\"");
    }

    @Test
    void a_doctor_is_told_of_the_service_that_the_token_is_for() throws MalformedRequestException {
        TokenDoctor doctor = (text, environment) ->
                List.of(Check.of("service", true, environment.getOrDefault("ENTRA_AUDIENCES", "none")));

        assertThat(explained(doctor, token)).contains("\"found\":\"11111111-c11d-4000-8000-000000000000\"");
    }

    @Test
    void no_doctor_is_asked_about_what_is_no_token() {
        TokenDoctor doctor = (text, environment) -> {
            throw new AssertionError("asked");
        };

        assertThatThrownBy(() -> explained(doctor, "x")).isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void the_token_itself_is_not_repeated() throws MalformedRequestException {
        String signature = token.substring(token.lastIndexOf('.') + 1);

        assertThat(explained((text, environment) -> List.of(), token)).doesNotContain(signature);
    }

    private String explained(TokenDoctor doctor, String text) throws MalformedRequestException {
        Parameters form = new Parameters(Map.of("token", text));
        Request request = new Request("POST", "/local-entra/explain", Map.of(), Parameters.NONE, form, "", Map.of());
        return new ExplainControl(
                        new Examination(mint, Clock.systemUTC()),
                        List.of(doctor),
                        audience -> Map.of("ENTRA_AUDIENCES", audience))
                .answer(request)
                .body();
    }
}
