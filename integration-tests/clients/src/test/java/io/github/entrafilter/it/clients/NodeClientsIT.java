package io.github.entrafilter.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Microsoft's clients for Node.js and those for any issuer, unmodified, get tokens that jose verifies. */
class NodeClientsIT {

    private static final String API = "api://11111111-c11d-4000-8000-000000000000";
    private static final String MANAGED_IDENTITY = "33333333-c11d-4000-8000-000000000000";

    private static final Map<TokenEndpoint, List<String>> OUTPUTS = new EnumMap<>(TokenEndpoint.class);

    private static LocalEntraServer entra;

    @TempDir
    private static Path files;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        Optional<NodeProject> node = NodeProject.install(NodeProject.SOURCES.resolve("clients.mjs"));
        assumeTrue(node.isPresent(), "needs Node.js and its package registry; see target/node/install.log");
        entra = LocalEntraServer.start();
        String certificate = entra.environmentForClient().certificate(files).toString();
        for (TokenEndpoint endpoint : TokenEndpoint.values()) {
            Map<String, String> environment = new HashMap<>(environment(endpoint));
            environment.put("NODE_EXTRA_CA_CERTS", certificate);
            environment.put("HTTP_AUTHORITY", entra.authority().toString());
            OUTPUTS.put(
                    endpoint,
                    node.orElseThrow().run("clients.mjs", environment, endpoint.name(), API, MANAGED_IDENTITY));
        }
    }

    @AfterAll
    static void stop() {
        if (entra != null) {
            entra.close();
        }
    }

    @ParameterizedTest(name = "{1} with {0}")
    @CsvSource({
        "IMDS,            ManagedIdentityCredential",
        "IMDS,            DefaultAzureCredential",
        "IMDS,            ManagedIdentityApplication",
        "APP_SERVICE,     ManagedIdentityCredential",
        "APP_SERVICE,     DefaultAzureCredential",
        "APP_SERVICE,     ManagedIdentityApplication",
        "SECRET,          ClientSecretCredential",
        "SECRET,          DefaultAzureCredential",
        "SECRET,          ConfidentialClientApplication",
        "SECRET,          openid-client",
        "SECRET,          openid-client over http",
        "SECRET,          oauth4webapi",
        "SECRET,          oauth4webapi over http",
        "CERTIFICATE,     ClientCertificateCredential",
        "CERTIFICATE,     DefaultAzureCredential",
        "CERTIFICATE,     ConfidentialClientApplication",
        "FEDERATED_TOKEN, WorkloadIdentityCredential",
        "FEDERATED_TOKEN, DefaultAzureCredential",
        "FEDERATED_TOKEN, ConfidentialClientApplication",
    })
    void node_client_gets_a_verified_token(TokenEndpoint endpoint, String client) {
        String caller =
                entra.directory().principal(endpoint.caller()).orElseThrow().objectId();

        assertThat(line(endpoint, client)).startsWith(client + " ok ").contains("\"oid\":\"" + caller + "\"");
    }

    @ParameterizedTest(name = "{1} with {0}")
    @CsvSource({
        "SECRET, ClientSecretCredential",
        "SECRET, ConfidentialClientApplication",
    })
    void node_client_that_understands_challenges_declares_it(TokenEndpoint endpoint, String client) {
        assertThat(line(endpoint, client)).containsIgnoringCase("\"xms_cc\":[\"cp1\"]");
    }

    private static Map<String, String> environment(TokenEndpoint endpoint) throws IOException {
        return switch (endpoint) {
            case IMDS -> entra.environmentForManagedIdentity();
            case APP_SERVICE -> entra.environmentForAppService();
            case FEDERATED_TOKEN, SECRET, CERTIFICATE -> endpoint.environment(entra, files);
        };
    }

    private static String line(TokenEndpoint endpoint, String client) {
        List<String> output = OUTPUTS.getOrDefault(endpoint, List.of());
        return output.stream()
                .filter(line -> line.matches(client + " (ok|failed) .*"))
                .findFirst()
                .orElseGet(() -> "none: " + String.join("\n", output));
    }
}
