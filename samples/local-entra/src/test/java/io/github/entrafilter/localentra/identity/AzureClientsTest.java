package io.github.entrafilter.localentra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.entrafilter.localentra.ChildProcess;
import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Microsoft's client libraries, unmodified, each in its own JVM. */
@LocalEntra
@Tag("extended")
class AzureClientsTest {

    private static final String RESOURCE = "api://11111111-c11d-4000-8000-000000000000";
    private static final String CLIENT = "33333333-c11d-4000-8000-000000000000";

    private final LocalEntraServer entra;

    AzureClientsTest(LocalEntraServer entra) {
        this.entra = entra;
    }

    @ParameterizedTest
    @ValueSource(strings = {ManagedIdentityProbe.AZURE_IDENTITY, ManagedIdentityProbe.MSAL})
    void azure_library_gets_a_token_from_the_metadata_service(String library) throws Exception {
        assertGetsTokens(library, entra.environmentForManagedIdentity());
    }

    @ParameterizedTest
    @ValueSource(strings = {ManagedIdentityProbe.AZURE_IDENTITY, ManagedIdentityProbe.MSAL})
    void azure_library_gets_a_token_from_app_service(String library) throws Exception {
        assertGetsTokens(library, entra.environmentForAppService());
    }

    /** The libraries read the proof of Azure's agent from this directory only. */
    @ParameterizedTest
    @ValueSource(strings = {ManagedIdentityProbe.AZURE_IDENTITY, ManagedIdentityProbe.MSAL})
    void azure_library_gets_a_token_from_azure_arc(String library) throws Exception {
        File directory = new File("/var/opt/azcmagent/tokens");
        assumeTrue(
                directory.isDirectory() ? directory.canWrite() : directory.mkdirs(),
                "needs a user that may write to " + directory);

        assertGetsTokens(library, entra.environmentForAzureArc(), "default ");
    }

    private void assertGetsTokens(String library, Map<String, String> environment) throws Exception {
        assertGetsTokens(library, environment, "default ", "named ");
    }

    private void assertGetsTokens(String library, Map<String, String> environment, String... words) throws Exception {
        List<String> output = outputOf(library, environment);
        Map<String, Object> published = new Client(entra).json("/common/discovery/v2.0/keys");
        for (String word : words) {
            assertThat(output)
                    .filteredOn(line -> line.startsWith(word))
                    .as("%s", output)
                    .singleElement()
                    .extracting(line -> DecodedToken.of(line.substring(word.length())))
                    .satisfies(token -> assertThat(token.claims()).containsEntry("azp", CLIENT))
                    .satisfies(token ->
                            assertThat(token.isSignedByOneOf(published)).isTrue());
        }
    }

    private static List<String> outputOf(String library, Map<String, String> environment) throws Exception {
        try (ChildProcess child = ChildProcess.java(
                environment,
                "-cp",
                ChildProcess.classPath(),
                ManagedIdentityProbe.class.getName(),
                library,
                RESOURCE,
                CLIENT)) {
            return child.rest().lines().toList();
        }
    }
}
