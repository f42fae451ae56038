package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Preflights of browsers where the application's own CORS filter is behind ours. */
@Shows(Capability.SERVLET_ROLES)
@Tag("extended")
class CorsIT extends DeployedOrdersService {

    private static final String ORIGIN = "https://shop.contoso.example";

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.cors-preflight", "true");
        return TestBed.ordersServiceWith(Set.of("cors"), "cors.xml", settings);
    }

    @ParameterizedTest
    @CsvSource({"/whoami", "/admin", "/api/whoami", "/no/such/path"})
    void preflight_reaches_the_cors_filter(String path) {
        Reply reply = api.send("OPTIONS", path, List.of(), "Origin", ORIGIN, "Access-Control-Request-Method", "GET");

        assertThat(reply.status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, Origin,                        https://shop.contoso.example",
        "OPTIONS, Access-Control-Request-Method, GET",
        "GET,     Origin,                        https://shop.contoso.example"
    })
    void anything_else_needs_a_token(String method, String header, String value) {
        Reply reply = api.send(method, "/whoami", List.of(), header, value);

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void preflight_with_credentials_is_judged_by_them() {
        Reply reply = api.send(
                "OPTIONS", "/whoami", List.of("Bearer abc"), "Origin", ORIGIN, "Access-Control-Request-Method", "GET");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.reason()).isEqualTo("not_a_jws");
    }

    @Test
    void request_with_a_token_passes_both_filters() {
        List<String> token = List.of("Bearer " + RefusedRequest.honest(entra).mint());

        assertThat(api.send("GET", "/whoami", token, "Origin", ORIGIN).status()).isEqualTo(200);
    }
}
