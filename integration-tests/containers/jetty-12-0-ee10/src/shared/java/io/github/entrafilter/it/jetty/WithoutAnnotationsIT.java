package io.github.entrafilter.it.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.OrdersApi;
import io.github.entrafilter.it.TestBed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jetty without its module for annotations runs no container initializer: nothing is open for all that. */
class WithoutAnnotationsIT {

    private static final String PAGE = "page reached";

    @TempDir
    private Path scratch;

    private final JettyServer server = JettyServer.withoutAnnotations();
    private OrdersApi api = OrdersApi.at(0, "");

    @BeforeEach
    void start() throws Exception {
        api = OrdersApi.at(server.start(Files.createDirectory(scratch.resolve("server"))), "orders");
    }

    @AfterEach
    void stop() throws Exception {
        server.undeploy();
        server.stop();
    }

    /** No filter is mapped, or one. */
    @ParameterizedTest
    @ValueSource(strings = {"unmapped.xml", "dispatch.xml"})
    void an_application_is_protected_or_does_not_start(String webXml) {
        assertThat(anonymousOutcome(webXml)).isIn("not started", "401");
    }

    private String anonymousOutcome(String webXml) {
        Path war = scratch.resolve("orders.war");
        TestBed.ordersService(webXml, TestBed.settings())
                .addAsWebResource(new StringAsset(PAGE), "index.html")
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        try {
            server.deploy(war, "/orders");
        } catch (Exception refused) {
            return "not started";
        }
        return Integer.toString(api.send("GET", "/index.html", List.of()).status());
    }
}
