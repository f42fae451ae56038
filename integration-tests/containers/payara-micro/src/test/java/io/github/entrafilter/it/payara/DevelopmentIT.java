package io.github.entrafilter.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application in development on a server of its own: local Entra is in the WAR, and one variable turns it on. */
@Tag("container-specific")
class DevelopmentIT {

    private static final String START = "call the application with a token of local Entra: ";

    @Test
    void command_in_the_log_gets_in(@TempDir Path folder) throws Exception {
        try (StockServer server = StockServer.start(war(folder), Map.of("LOCAL_ENTRA_ENABLED", "true"))) {
            server.await("deployment", server::isReady);
            assertThat(server.get("/whoami").statusCode()).isEqualTo(401);
            assertThat(server.logWith("FOR DEVELOPMENT ONLY: the application trusts local Entra at"))
                    .hasSize(1);
            assertThat(responseTo(command(server).replace("/orders/'", "/orders/whoami'")))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"consumer\"");
        }
    }

    @Test
    void azure_fails_the_deployment(@TempDir Path folder) throws Exception {
        try (StockServer server =
                StockServer.start(war(folder), Map.of("LOCAL_ENTRA_ENABLED", "true", "WEBSITE_SITE_NAME", "orders"))) {
            server.await("the end of the deployment", server::isReady);
            assertThat(server.get("/whoami").statusCode()).isEqualTo(404);
            assertThat(server.logWith("Local Entra does not start on Azure, because its keys are public."))
                    .isNotEmpty();
        }
    }

    private static String war(Path folder) throws IOException, URISyntaxException {
        File kit = new File(LocalEntraServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        File war = folder.resolve("orders.war").toFile();
        ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war", "")))
                .addAsLibrary(kit, "local-entra.jar")
                .as(ZipExporter.class)
                .exportTo(war);
        return war.toString();
    }

    private static String command(StockServer server) {
        String line = server.logWith(START).get(0);
        return line.substring(line.indexOf(START) + START.length()).replaceFirst("(?<=/')].*$", "");
    }

    private static String responseTo(String command) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command.replace("curl ", "curl --noproxy '*' -sS "))
                .redirectErrorStream(true);
        return new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
