package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.graph.GraphObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Provisioning that cannot work says so, with an exit status, and does not go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvisioningRefusedIT {

    private static final Path SCRIPTS = Shell.root().resolve("samples/azure");

    private final SignedInTenant tenant = SignedInTenant.start();

    ProvisioningRefusedIT() throws Exception {}

    @AfterAll
    void stop() {
        tenant.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--name x                                          | pass --identity and --resource-group",
                "--name x --identity nobody --resource-group orders | was not found",
                "--name x --principal-id me                        | --principal-id cannot be 'me'",
                "--name x --role nonsense --principal-id CLIENT    | manifest.json has no role nonsense",
                "--name x --principal-id 99999999-0b1d-4000-8000-000000000000 | does not exist",
                "--name \"x'\" --principal-id CLIENT               | --name cannot be",
                "--name x --principal-id CLIENT --resource-url https://a.example/ | without a slash at the end",
                "--name x --principal-id CLIENT --resource-url http://a.example   | it takes an https URL",
                "--name x --principal-id CLIENT --client-id me    | --client-id cannot be 'me'",
                "--role                                            | --role needs a value",
                "--nonsense                                        | there is no option --nonsense",
            })
    void invalid_arguments_are_refused(String arguments, String error) throws Exception {
        Shell.Result result =
                tenant.fail("samples/azure/provision.sh " + arguments.replace("CLIENT", SignedInTenant.CLIENT));

        assertThat(result.err()).contains(error);
        assertThat(result.out()).doesNotContain("ENTRA_CLIENT_ID");
    }

    /** Each is what Graph refuses in the manifest. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"isEnabled\": true                              | \"isEnabled\": \"true\" | Cannot convert the literal",
                "\"id\": \"7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0001\",|                         | A value is required for property 'id'",
                "7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0001             | consumer                | Cannot convert the literal",
                "7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0001             | 7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0002 | duplicate values",
                "\"value\": \"admin\"                             | \"value\": \"consumer\" | duplicate values",
                "\"requestedAccessTokenVersion\": 2               | \"accessTokenAcceptedVersion\": 2 | does not exist on type",
            })
    void graph_refuses_the_manifest(String right, String wrong, String error) throws Exception {
        Path scripts = withManifest(right, wrong == null ? "" : wrong);

        Shell.Result result =
                tenant.fail(scripts + "/provision.sh --name spoilt-" + scripts.getFileName() + SignedInTenant.IDENTITY);

        assertThat(result.err()).contains(error);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void two_applications_have_the_name() throws Exception {
        Graph graph = tenant.graph();
        graph.post("/v1.0/applications", "{\"displayName\":\"twins\"}");
        graph.post("/v1.0/applications", "{\"displayName\":\"twins\"}");
        List<GraphObject> before = graph.everything();

        Shell.Result result = tenant.fail("samples/azure/provision.sh --name twins" + SignedInTenant.IDENTITY);

        assertThat(result.err()).contains("several applications are called twins");
        assertThat(graph.everything()).isEqualTo(before);
    }

    /** Anybody who may register applications could have taken the name before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "provision.sh --name taken" + SignedInTenant.IDENTITY,
                "deprovision.sh --name taken" + SignedInTenant.IDENTITY,
                "deprovision.sh --name taken --application",
            })
    void somebody_else_has_registered_the_application(String command) throws Exception {
        Graph graph = tenant.graph();
        if (graph.applications("taken").isEmpty()) {
            graph.post("/v1.0/applications", "{\"displayName\":\"taken\"}");
            graph.delete("/v1.0/applications/" + graph.application("taken").id()
                    + "/owners/aaaaaaaa-0b1d-4000-8000-000000000000/$ref");
        }
        List<GraphObject> before = graph.everything();

        Shell.Result result = tenant.fail("samples/azure/" + command);

        assertThat(result.err())
                .contains("you are not one of its owners")
                .contains("pass --client-id " + graph.application("taken").text("appId"));
        assertThat(graph.everything()).isEqualTo(before);
    }

    private static Path withManifest(String right, String wrong) throws Exception {
        Path copy = Shell.scratch();
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path manifest = copy.resolve("manifest.json");
        String text = Files.readString(manifest);
        int at = text.indexOf(right);
        assertThat(at).as(right).isNotNegative();
        Files.writeString(manifest, text.substring(0, at) + wrong + text.substring(at + right.length()));
        return copy;
    }
}
