package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.OrdersApi;
import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.net.URL;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a platform with OpenTelemetry learns of the filter in front of the orders service. */
@Tag("container-specific")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TelemetryIT {

    private static final CollectedTelemetry TELEMETRY = CollectedTelemetry.global();

    private static final String VERDICTS = "entra.filter.verdicts";
    private static final String CLIENTS = "entra.filter.clients";

    @ArquillianResource
    private URL deployed;

    private final LocalEntraServer entra = TestBed.entra();
    private OrdersApi api;

    @Deployment(testable = false)
    static WebArchive ordersService() {
        return TestBed.ordersService("traced.xml", TestBed.settings());
    }

    /** Until a token has been judged, nothing is exported. */
    @BeforeEach
    void connect() {
        api = new OrdersApi(deployed);
        api.get("/whoami", honest().mint());
    }

    @AfterAll
    static void forget() {
        TELEMETRY.close();
    }

    private TokenBuilder honest() {
        return entra.token("orders-client", TestBed.API);
    }

    @Test
    void an_accepted_caller_counts_by_version() {
        assertCounted(VERDICTS, Map.of("entra.verdict", "accepted", "entra.token.version", "2.0"), honest());
    }

    @Test
    void a_refused_caller_counts_by_reason_and_version() {
        assertCounted(
                VERDICTS, Map.of("entra.verdict", "token_expired", "entra.token.version", "2.0"), honest().expired());
    }

    @Test
    void versions_are_counted_separately() {
        assertCounted(VERDICTS, Map.of("entra.verdict", "accepted", "entra.token.version", "1.0"), honest().version1());
    }

    @Test
    void each_client_counts() {
        String client = UUID.randomUUID().toString();

        assertCounted(
                CLIENTS, Map.of("entra.client", client, "entra.verdict", "accepted"), honest().claim("azp", client));
    }

    @Test
    void a_token_that_is_judged_counts_and_so_does_its_time() {
        long before = TELEMETRY.recorded("entra.filter.judge.duration");

        assertCounted("entra.filter.judged", Map.of(), honest());

        assertThat(TELEMETRY.recorded("entra.filter.judge.duration")).isEqualTo(before + 1);
    }

    @Test
    void scope_carries_the_version_of_the_jar() {
        assertThat(TELEMETRY.scopeVersions(VERDICTS)).singleElement().asString().matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void a_token_that_is_known_counts_as_hit() {
        String token = honest().mint();
        api.get("/whoami", token);
        double before = TELEMETRY.sum("entra.filter.cache.hits", Map.of());

        api.get("/whoami", token);

        assertThat(TELEMETRY.sum("entra.filter.cache.hits", Map.of())).isEqualTo(before + 1);
    }

    @Test
    void keys_tell_their_age_and_their_fetches() {
        Map<String, String> authority =
                Map.of("entra.authority", entra.authority().toString());

        assertThat(TELEMETRY.values("entra.filter.keys.age", "entra.authority"))
                .containsExactly(entra.authority().toString());
        assertThat(TELEMETRY.sum("entra.filter.keys.age", authority)).isBetween(0.0, 600.0);
        assertThat(TELEMETRY.sum(
                        "entra.filter.keys.fetches",
                        Map.of("entra.authority", entra.authority().toString(), "entra.fetch.outcome", "fetched")))
                .isPositive();
    }

    /** The last test: clients of later ones would count as other. */
    @Test
    @Order(Integer.MAX_VALUE)
    void at_most_a_hundred_clients_are_counted_separately() {
        for (int i = 0; i < 120; i++) {
            api.get("/whoami", honest().claim("azp", new UUID(1, i).toString()).mint());
        }

        assertThat(TELEMETRY.values(CLIENTS, "entra.client")).hasSize(101).contains("other");
    }

    @Test
    void the_span_of_a_request_names_its_caller() throws InterruptedException {
        String client = UUID.randomUUID().toString();
        String object = UUID.randomUUID().toString();

        api.get(
                "/whoami?accepted",
                honest().claim("azp", client)
                        .claim("oid", object)
                        .claim("sub", object)
                        .mint());

        assertThat(TELEMETRY.awaitSpan("accepted")).isEqualTo(Map.of("entra.oid", object, "entra.appid", client));
    }

    @Test
    void the_span_of_a_refused_request_names_no_caller() throws InterruptedException {
        api.get("/whoami?refused", honest().expired().mint());

        assertThat(TELEMETRY.awaitSpan("refused")).isEmpty();
    }

    private void assertCounted(String metric, Map<String, String> attributes, TokenBuilder recipe) {
        double before = TELEMETRY.sum(metric, attributes);

        api.get("/whoami", recipe.mint());

        assertThat(TELEMETRY.sum(metric, attributes)).isEqualTo(before + 1);
    }
}
