package io.github.entrafilter.localentra.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@LocalEntra
class FrontDoorTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final LocalEntraServer entra;
    private final Client client;

    FrontDoorTest(LocalEntraServer entra) {
        this.entra = entra;
        this.client = new Client(entra);
    }

    @ParameterizedTest
    @CsvSource({
        "/,       '" + BROWSER + "', text/html",
        "/,       '*/*',             text/plain",
        "/?plain, '" + BROWSER + "', text/plain",
    })
    void browsers_get_a_page_and_others_a_text(String path, String accept, String type) {
        HttpResponse<String> answer = client.get(path, "Accept", accept);

        assertThat(answer.headers().firstValue("Content-Type")).contains(type + "; charset=utf-8");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/local-entra/page.css", "/local-entra/page.js"})
    void the_page_loads_nothing_from_elsewhere(String path) {
        HttpResponse<String> answer = client.get(path, "Accept", BROWSER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().replace("http://localhost:8080/", "")).doesNotContainPattern("(https?:)?//\\w");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "http"));
    }

    @Test
    void the_page_may_turn_keys_and_pages_of_others_may_not() {
        String rotate = "/local-entra/keys/rotate";

        assertThat(client.post(rotate, Map.of(), "Origin", entra.authority().toString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post(rotate, Map.of(), "Origin", "http://localhost:1").statusCode())
                .isEqualTo(403);
    }
}
