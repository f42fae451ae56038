package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.HeardLog;
import io.github.entrafilter.it.OrdersApi;
import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the log says of the filter in front of the orders service: when it starts, and of calls. */
@Tag("container-specific")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LogIT {

    private static final HeardLog LOG = HeardLog.fromNow();

    @ArquillianResource
    private URL deployed;

    private final LocalEntraServer entra = TestBed.entra();

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.callers", "billing=11111111-2222-3333-4444-555555555555 consumer");
        settings.put("entra.role-allowed", "consumer");
        return TestBed.ordersService("in-production.xml", settings);
    }

    @AfterAll
    static void forget() {
        LOG.close();
    }

    private static String report() {
        return LOG.messages().stream()
                .filter(message -> message.startsWith("Entra Filter protects the application at /orders/"))
                .findFirst()
                .orElse("");
    }

    @Test
    void the_start_is_one_record() {
        assertThat(LOG.records())
                .filteredOn(entry -> entry.getMessage().contains("accepts callers with tokens of tenant"))
                .singleElement()
                .extracting(LogRecord::getLevel)
                .isEqualTo(Level.INFO);
    }

    @Test
    void the_start_logs_tenants_and_audiences() {
        String clientId = entra.environmentForApi(TestBed.API).getOrDefault("ENTRA_CLIENT_ID", "none");

        assertThat(report())
                .contains("with tokens of tenant " + entra.directory().tenantId(), "api://" + clientId);
    }

    @Test
    void the_start_logs_each_setting_and_its_source() {
        assertThat(report())
                .contains("mode = report (init-param)", "public-paths = /health, /api/open (META-INF/microprofile")
                .doesNotContain("clock-skew");
    }

    @Test
    void the_start_logs_what_needs_no_token() {
        assertThat(report()).contains("no token needed: ", "/health", "/api/open");
    }

    @Test
    void the_start_logs_what_each_filter_protects_and_what_is_open() {
        assertThat(report())
                .containsPattern("PROTECTED +servlet \\S+ +/whoami +EntraFilter +any caller")
                .contains("filter Watching on /audit, /seen, /api/* does not see ");
    }

    @Test
    void a_filter_in_report_mode_causes_a_warning() {
        assertThat(LOG.records())
                .filteredOn(entry ->
                        entry.getMessage().startsWith("filter Watching is in report mode and DOES NOT ENFORCE"))
                .singleElement()
                .extracting(LogRecord::getLevel)
                .isEqualTo(Level.WARNING);
    }

    @Test
    void a_name_that_is_none_is_warned_of_with_the_right_one() {
        assertThat(LOG.records())
                .filteredOn(entry -> entry.getMessage().contains("entra.role-allowed"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
                    assertThat(entry.getMessage()).contains("entra.roles-allowed");
                });
    }

    @Test
    void a_refusal_is_a_line_and_nothing_of_the_token_is_in_the_log() {
        String token = entra.token("orders-client", TestBed.API)
                .expired()
                .claim("uti", UUID.randomUUID().toString())
                .mint();

        new OrdersApi(deployed).get("/whoami?refused=once", token);

        assertThat(LOG.messages())
                .filteredOn(message -> message.startsWith("refused token_expired: "))
                .last()
                .asString()
                .contains("; GET ", "/whoami", "oid=")
                .doesNotContain("\n");
        for (String part : List.of(token.split("\\.", -1))) {
            assertThat(String.join("\n", LOG.messages())).doesNotContain(part);
        }
    }

    @Test
    void the_first_call_of_a_caller_is_a_line() {
        String object = UUID.randomUUID().toString();
        String token = entra.token("orders-client", TestBed.API)
                .claim("oid", object)
                .claim("sub", object)
                .mint();
        OrdersApi api = new OrdersApi(deployed);

        api.get("/whoami", token);
        api.get("/whoami", token);

        assertThat(LOG.messages())
                .filteredOn(message -> message.startsWith("first call of " + object))
                .hasSize(1);
    }
}
