package io.github.entrafilter.it.azure;

import io.github.entrafilter.localaz.LocalAzServer;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The stand-in of {@code samples/local-az}, which writes down what it sends.
 *
 * @param server runs the commands
 * @param record where it writes
 */
record AzureCliStandIn(LocalAzServer server, Path record) implements AzureCli {

    static final Path DIRECTORY = Shell.root().resolve("samples/local-az");

    static AzureCliStandIn on(LocalEntraServer entra) throws IOException {
        Path record = Shell.scratch().resolve("record.txt");
        return new AzureCliStandIn(
                LocalAzServer.start(
                        Map.of("LOCAL_ENTRA", entra.authority().toString(), "LOCAL_AZ_RECORD", record.toString())),
                record);
    }

    @Override
    public Shell shell() {
        return new Shell(DIRECTORY, Map.of("LOCAL_AZ_SERVER", server.address().toString()));
    }

    /** The requests sent so far, each as method and address. */
    List<String> requests() throws IOException {
        return Files.readAllLines(record).stream()
                .filter(line -> line.startsWith("  "))
                .map(String::strip)
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
