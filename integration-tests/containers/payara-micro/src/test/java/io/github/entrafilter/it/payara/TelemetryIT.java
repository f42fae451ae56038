package io.github.entrafilter.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.OrdersApi;
import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MicroProfile Metrics and Telemetry tell of the filter in front of the orders service. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("container-specific")
class TelemetryIT {

    /** Counts lag by up to a second; some more for a slow machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @ArquillianResource
    private URL deployed;

    private final LocalEntraServer entra = TestBed.entra();
    private OrdersApi api;

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("otel.sdk.disabled", "false");
        settings.put("otel.traces.exporter", "none");
        return TestBed.ordersService("jaxrs-alone.xml", settings)
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml")
                .addClass(SpanResource.class);
    }

    @BeforeEach
    void connect() {
        api = new OrdersApi(deployed);
    }

    private TokenBuilder honest() {
        return entra.token("orders-client", TestBed.API);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entra_filter_verdicts_total{entra_verdict=\"accepted\",entra_token_version=\"2.0\"}",
                "entra_filter_verdicts_total{entra_verdict=\"token_expired\",entra_token_version=\"2.0\"}",
                "entra_filter_cache_hits_total",
                "entra_filter_judged_total",
                "entra_filter_judge_duration_seconds_count",
                "entra_filter_keys_age_seconds{entra_authority}",
                "entra_filter_keys_fetches_total{entra_authority,entra_fetch_outcome=\"fetched\"}",
            })
    void a_metric_has_a_value(String metric) throws Exception {
        String token = honest().mint();
        api.get("/whoami", token);
        api.get("/whoami", token);
        api.get("/whoami", honest().expired().mint());

        assertThat(awaitAbove(0, metric)).isPositive();
    }

    @Test
    void a_client_counts() throws Exception {
        String client = UUID.randomUUID().toString();

        api.get("/whoami", honest().claim("azp", client).mint());

        assertThat(awaitAbove(
                        0, "entra_filter_clients_total{entra_client=\"" + client + "\",entra_verdict=\"accepted\"}"))
                .isEqualTo(1);
    }

    @Test
    void the_span_of_a_resource_names_its_caller() {
        String client = UUID.randomUUID().toString();
        String token = honest().claim("azp", client).mint();
        String object =
                entra.directory().principal("orders-client").orElseThrow().objectId();

        assertThat(api.get("/api/span", token).body()).contains("entra.appid=" + client, "entra.oid=" + object);
    }

    private double awaitAbove(double least, String metric) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        double value = value(metric);
        while (value <= least && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            value = value(metric);
        }
        return value;
    }

    /** Of the line that begins with this name and holds these tags, among others. */
    private double value(String metric) throws IOException, InterruptedException {
        List<String> parts = List.of(metric.split("[{},]", -1));
        return metrics()
                .lines()
                .filter(line -> line.startsWith(parts.get(0) + "{") || line.startsWith(parts.get(0) + " "))
                .filter(line -> parts.stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String metrics() throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + deployed.getPort() + "/metrics");
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "text/plain").build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
