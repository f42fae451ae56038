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
class IndexEndpointTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final LocalEntraServer entra;
    private final Client client;

    IndexEndpointTest(LocalEntraServer entra) {
        this.entra = entra;
        this.client = new Client(entra);
    }

    @ParameterizedTest
    @CsvSource({
        "/,       '" + BROWSER + "', text/html",
        "/,       '*/*',             text/plain",
        "/?plain, '" + BROWSER + "', text/plain",
    })
    void index_is_a_page_for_browsers_and_text_for_others(String path, String accept, String type) {
        HttpResponse<String> response = client.get(path, "Accept", accept);

        assertThat(response.headers().firstValue("Content-Type")).contains(type + "; charset=utf-8");
        assertThat(response.headers().firstValue("Vary")).contains("Accept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/local-entra/page.css", "/local-entra/page.js"})
    void page_loads_nothing_from_other_origins(String path) {
        HttpResponse<String> response = client.get(path, "Accept", BROWSER);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().replace("http://localhost:8080/", "")).doesNotContainPattern("(https?:)?//\\w");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "http"));
    }

    @Test
    void only_the_own_page_may_rotate_keys() {
        String rotate = "/local-entra/keys/rotate";

        assertThat(client.post(rotate, Map.of(), "Origin", entra.authority().toString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post(rotate, Map.of(), "Origin", "http://localhost:1").statusCode())
                .isEqualTo(403);
    }
}
