package io.github.entrafilter.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.directory.Directory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One life of a service that is deployed while its authority is away: nothing but environment variables configures it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("container-specific")
class StockPayaraMicroIT {

    private static LocalEntraServer entra;
    private static StockServer server;

    /** The authority is known, and is not there. */
    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        entra = LocalEntraServer.start();
        entra.close();
        Map<String, String> environment = new HashMap<>(entra.environmentForApi("orders"));
        environment.put("ENTRA_CALLERS", "billing=11111111-2222-3333-4444-555555555555 consumer");
        server = StockServer.start(environment);
        server.await("deployment", server::isReady);
    }

    @AfterAll
    static void stop() {
        server.close();
        entra.close();
    }

    @Test
    @Order(1)
    void it_is_deployed_though_the_authority_is_away() {
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void the_log_lists_at_the_start_what_is_protected_and_how() {
        assertThat(server.logWith("Entra Filter protects the application at /orders/"))
                .hasSize(1);
        assertThat(server.logWith("tenant-id = " + entra.directory().tenantId()))
                .isNotEmpty();
        assertThat(server.logWith("PROTECTED")).anyMatch(line -> line.matches(".* /whoami +EntraFilter +any caller.*"));
        assertThat(server.logWith("PROTECTED"))
                .anyMatch(line -> line.matches(".* /admin +EntraFilter, AdminFilter +admin.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/whoami", "/api/whoami"})
    @Order(2)
    void without_keys_it_asks_callers_to_come_back(String path) {
        HttpResponse<String> reply = get(path, honestToken());

        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(reply.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(reply.body())
                .isEqualTo("{\"type\":\"https://entrafilter.github.io/entra-filter/reasons#keys_unavailable\","
                        + "\"title\":\"Service Unavailable\",\"status\":503,\"reason\":\"keys_unavailable\"}");
    }

    @Test
    @Order(3)
    void without_keys_it_is_not_ready_and_says_why() {
        HttpResponse<String> readiness = server.readiness();

        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body())
                .contains("entra-filter-keys", "DOWN", "next-fetch", "last-error")
                .doesNotContain("age-");
    }

    @Test
    @Order(3)
    void without_keys_a_token_that_is_wrong_anyway_is_refused() {
        assertThat(get(
                                "/whoami",
                                entra.token("orders-client", "orders").expired().mint())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(4)
    void the_log_says_once_that_keys_are_missing() {
        assertThat(server.logWith("signing key refresh failed")).hasSize(1);
    }

    @Test
    @Order(5)
    void when_the_authority_comes_back_callers_get_in() throws InterruptedException {
        int port = entra.authority().getPort();
        entra = LocalEntraServer.start(ServerOptions.of(Directory.standard()).withPorts(port, 0));

        server.await("200", () -> get("/whoami", honestToken()).statusCode() == 200);

        assertThat(get("/api/whoami", honestToken()).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void with_keys_it_is_ready_and_reports_their_age() throws InterruptedException {
        server.await(
                "keys of both token versions", () -> !server.readiness().body().contains("last-error"));

        HttpResponse<String> readiness = server.readiness();
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body())
                .contains("entra-filter-keys", "UP", "next-fetch", "age-1.0", "age-2.0", "usable-until-2.0");
    }

    @Test
    @Order(6)
    void the_log_has_one_line_for_a_refusal_and_nothing_of_the_token() throws InterruptedException {
        String token = entra.token("orders-client", "orders").expired().mint();
        int before = server.logWith("token_expired").size();

        get("/whoami?refused=once", token);

        server.await("a line in the log", () -> server.logWith("token_expired").size() > before);
        assertThat(server.logWith("token_expired")).hasSize(before + 1);
        for (String part : List.of(token.split("\\.", -1))) {
            assertThat(server.logWith(part)).isEmpty();
        }
    }

    @Test
    @Order(7)
    void nothing_that_was_sent_has_caused_a_stack_trace_of_ours() {
        assertThat(server.logWith("at io.github.entrafilter")).isEmpty();
    }

    @Test
    @Order(8)
    void without_settings_it_is_not_deployed_and_says_which_are_missing() throws IOException, InterruptedException {
        try (StockServer bare = StockServer.start(Map.of())) {
            bare.await("a message", () -> !bare.logWith("ENTRA_TENANT_ID").isEmpty() || bare.isReady());

            assertThat(bare.logWith("entra.tenant-id is missing")).isNotEmpty();
            assertThat(bare.logWith("no audience is set")).isNotEmpty();
        }
    }

    private static String honestToken() {
        return entra.token("orders-client", "orders").mint();
    }

    private static HttpResponse<String> get(String path, String token) {
        return server.get(path, "Authorization", "Bearer " + token);
    }
}
