package io.github.entrafilter.it.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.HeardLog;
import io.github.entrafilter.it.OrdersApi;
import io.github.entrafilter.it.TestBed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Typical mistakes that only Jetty shows: the responses without a token and with a good one, and the log. The numbers
 * are those of {@code TypicalMistakesTest} in the filter's module.
 */
class TypicalMistakesIT {

    /** Jetty has no JSP here, which is a module of its own. */
    enum Modules {
        ANNOTATIONS,
        NONE;

        JettyServer server() {
            return this == NONE ? JettyServer.withoutAnnotations() : new JettyServer();
        }
    }

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource({
        "34, ANNOTATIONS, absolute-ordering.xml, 200 200, ''",
        "34, NONE, absolute-ordering.xml, 200 200, ''",
        "35, NONE, unmapped.xml, 401 200, Entra Filter protects the application at /orders/"
    })
    void mistake(int number, Modules modules, String webXml, String statuses, String message) throws Exception {
        Path war = scratch.resolve("orders.war");
        TestBed.ordersService(webXml, TestBed.settings())
                .addAsWebResource(new StringAsset("page"), "index.html")
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        String token = TestBed.entra().token("orders-client", TestBed.API).mint();
        JettyServer server = modules.server();
        OrdersApi api = OrdersApi.at(server.start(Files.createDirectory(scratch.resolve("server"))), "orders");
        try (HeardLog log = HeardLog.fromNow()) {
            server.deploy(war, "/orders");
            assertThat(api.send("GET", "/index.html", List.of()).status() + " "
                            + api.get("/index.html", token).status())
                    .isEqualTo(statuses);
            if (message.isEmpty()) {
                assertThat(log.messages()).isEmpty();
            } else {
                assertThat(log.messages()).anyMatch(line -> line.startsWith(message));
            }
        } finally {
            server.undeploy();
            server.stop();
        }
    }
}
