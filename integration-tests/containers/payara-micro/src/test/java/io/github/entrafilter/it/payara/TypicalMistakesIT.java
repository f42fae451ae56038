package io.github.entrafilter.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Typical mistakes that only CDI or a server that takes two fragments of one name shows. The numbers are those of
 * {@code TypicalMistakesTest} in the filter's module.
 */
@Tag("container-specific")
class TypicalMistakesIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"32, /injected, 500, 'no authenticated caller: on public paths, inject CurrentCaller instead'"})
    void mistake(int number, String publicPath, int status, String message) throws Exception {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.public-paths", publicPath);

        try (StockServer server = start(TestBed.ordersService("unmapped.xml", settings))) {
            assertThat(server.get(publicPath).statusCode()).isEqualTo(status);
            server.await("the message", () -> !server.logWith(message).isEmpty());
        }
    }

    /** 22: Tomcat and Jetty refuse two JARs by themselves. */
    @Test
    void both_jars() throws Exception {
        try (StockServer server = start(TestBed.ordersServiceByBothJars("unmapped.xml", TestBed.settings()))) {
            assertThat(server.get("/whoami").statusCode()).isEqualTo(401);
            assertThat(server.logWith("Entra Filter is on the class path of /orders/ more than once"))
                    .singleElement()
                    .asString()
                    .containsPattern("/WEB-INF/lib/entra-filter-\\d\\S+\\.jar and ")
                    .contains("/WEB-INF/lib/entra-filter-standalone.jar; keep one");
        }
    }

    private StockServer start(WebArchive application) throws Exception {
        File war = folder.resolve("orders.war").toFile();
        application.as(ZipExporter.class).exportTo(war);
        StockServer server = StockServer.start(war.toString(), Map.of());
        server.await("deployment", server::isReady);
        return server;
    }
}
