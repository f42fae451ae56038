package io.github.entrafilter.it.clients;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the service answered to each client at each endpoint. Each endpoint is a process with an environment of its own.
 */
final class Calls {

    private final LocalEntraServer entra;
    private final URI service;
    private final Path files;
    private final Map<TokenEndpoint, List<String>> outputs = new EnumMap<>(TokenEndpoint.class);

    Calls(LocalEntraServer entra, URI service, Path files) {
        this.entra = entra;
        this.service = service;
        this.files = files;
    }

    /** Runs the clients of this endpoint, and waits for them. */
    void make(TokenEndpoint endpoint) throws IOException {
        outputs.put(endpoint, Output.of(program(endpoint)));
    }

    /** Status and body that this client was answered with; else all that the process said. */
    String answer(RealClient client, TokenEndpoint endpoint) {
        List<String> output = outputs.getOrDefault(endpoint, List.of());
        return output.stream()
                .filter(line -> line.startsWith(client.name() + " "))
                .map(line -> line.substring(client.name().length() + 1))
                .findFirst()
                .orElseGet(() -> "none: " + String.join("\n", output));
    }

    private ProcessBuilder program(TokenEndpoint endpoint) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(TrustStore.of(entra, files).jvmOptions());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                CallingProgram.class.getName(),
                service + "/whoami?role=consumer",
                endpoint.name(),
                "api://" + entra.environmentForApi("orders").get("ENTRA_CLIENT_ID"),
                identityOfThisMachine()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(endpoint.environment(entra, files));
        return builder;
    }

    private String identityOfThisMachine() {
        return entra.directory().managedIdentities().stream()
                .filter(identity -> identity.placement() == ManagedIdentity.Placement.THIS_MACHINE)
                .findFirst()
                .orElseThrow()
                .clientId();
    }
}
