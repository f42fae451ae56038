package io.github.entrafilter.localentra.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Parameters;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.issuing.TokenMint;
import io.github.entrafilter.localentra.keys.KeyInventory;
import io.github.entrafilter.localentra.page.Check;
import io.github.entrafilter.localentra.page.TokenDoctor;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainControlTest {

    private static final Directory DIRECTORY = Directory.standard();

    private final Authority authority = new Authority(URI.create("http://localhost:1"), DIRECTORY.tenantId());
    private final KeyInventory keys = KeyInventory.load();
    private final String token = new TokenIssuer(() -> DIRECTORY, Clock.systemUTC(), new TokenMint(authority, keys))
            .token("orders-client", "orders")
            .mint();

    @Test
    void doctors_checks_follow_the_issuers() throws MalformedRequestException {
        TokenDoctor doctor =
                (text, environment) -> List.of(Check.of("role", false, text.equals(token) ? "none" : "another token"));

        assertThat(explained(doctor, token))
                .containsSubsequence("\"name\":\"lifetime\"", "\"name\":\"role\"", "\"failed\"", "\"found\":\"none\"");
    }

    @Test
    void doctor_gets_the_environment_of_the_tokens_service() throws MalformedRequestException {
        TokenDoctor doctor = (text, environment) ->
                List.of(Check.of("service", true, environment.getOrDefault("ENTRA_AUDIENCES", "none")));

        assertThat(explained(doctor, token)).contains("\"found\":\"11111111-c11d-4000-8000-000000000000\"");
    }

    @Test
    void string_that_is_not_a_token_reaches_no_doctor() {
        TokenDoctor doctor = (text, environment) -> {
            throw new AssertionError("asked");
        };

        assertThatThrownBy(() -> explained(doctor, "x")).isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void explanation_omits_the_token() throws MalformedRequestException {
        String signature = token.substring(token.lastIndexOf('.') + 1);

        assertThat(explained((text, environment) -> List.of(), token)).doesNotContain(signature);
    }

    private String explained(TokenDoctor doctor, String text) throws MalformedRequestException {
        Parameters form = new Parameters(Map.of("token", text));
        Request request = new Request("POST", "/local-entra/explain", Map.of(), Parameters.NONE, form, "", Map.of());
        return new ExplainControl(
                        new IssuerChecks(List.of(authority), keys.ring(), () -> DIRECTORY, Clock.systemUTC()),
                        List.of(doctor),
                        audience -> Map.of("ENTRA_AUDIENCES", audience))
                .respond(request)
                .body();
    }
}
