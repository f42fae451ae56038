package io.github.entrafilter.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Typical mistakes that only CDI shows. The numbers are those of {@code TypicalMistakesTest} in the filter's module.
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
        File war = folder.resolve("orders.war").toFile();
        TestBed.ordersService("unmapped.xml", settings).as(ZipExporter.class).exportTo(war);

        try (StockServer server = StockServer.start(war.toString(), Map.of())) {
            server.await("deployment", server::isReady);
            assertThat(server.get(publicPath).statusCode()).isEqualTo(status);
            server.await("the message", () -> !server.logWith(message).isEmpty());
        }
    }
}
