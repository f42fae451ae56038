package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.directory.Directory;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Retries against the Instance Metadata Service. Azure's libraries cache tokens by scope, so each test has its own
 * scope.
 */
@Tag("extended")
class ManagedIdentityTest {

    private static final String API = "11111111-c11d-4000-8000-000000000000";
    private static final String OLD_API = "22222222-c11d-4000-8000-000000000000";

    private static final String TOKEN = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";

    private static LocalEntraServer entra;
    private static Process client;
    private static BufferedWriter requests;
    private static BufferedReader responses;

    @BeforeAll
    static void start() throws IOException {
        entra = LocalEntraServer.start(Directory.standard(), 0);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                        IdentityProbe.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(entra.environmentForManagedIdentity());
        client = builder.start();
        requests = client.outputWriter();
        responses = client.inputReader();
    }

    @AfterAll
    static void stop() {
        client.destroyForcibly();
        entra.close();
    }

    @BeforeEach
    void clearScript() {
        entra.identityEndpointsFail();
    }

    @ParameterizedTest
    @CsvSource({
        "404, " + API,
        "410, api://" + API,
        "429, " + API + "/",
        "500, api://" + API + "/",
        "503, " + OLD_API,
    })
    void temporary_error_is_retried(int status, String resource) throws IOException {
        int before = entra.identityRequests();
        entra.identityEndpointsFail(status);

        assertThat(ask("current " + resource + "/.default")).matches(TOKEN);
        assertThat(entra.identityRequests() - before).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void permanent_error_is_reported_without_retry(int status) throws IOException {
        int before = entra.identityRequests();
        entra.identityEndpointsFail(status);

        assertThat(ask("current api://" + OLD_API + "/.default"))
                .startsWith("cannot get a token for api://" + OLD_API + "/.default: ");
        assertThat(entra.identityRequests() - before).isEqualTo(1);
    }

    @Test
    void refused_token_is_replaced_by_a_new_one() throws IOException {
        String scope = OLD_API + "//.default";
        String first = ask("current " + scope);
        entra.rotateKeys();
        String second = ask("instead " + scope);

        assertThat(second).matches(TOKEN).isNotEqualTo(first);
        assertThat(ask("current " + scope)).isEqualTo(second);
    }

    /** The reason for a cache in front of the libraries' own: docs/decisions/client-token-cache.md. */
    @Test
    void outage_after_half_the_lifetime_fails_the_credential_and_not_the_cache() throws IOException {
        String scope = "api://" + OLD_API + "//.default";
        String token = ask("current " + scope);
        assertThat(ask("credential " + scope)).isEqualTo(token);

        ask("age " + scope);
        entra.identityEndpointsFail(400);
        String ofCredential = ask("credential " + scope);
        entra.identityEndpointsFail(400);
        String ofCache = ask("current " + scope);

        assertThat(ofCredential).doesNotMatch(TOKEN);
        assertThat(ofCache).isEqualTo(token);
    }

    private static String ask(String request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        String mark = "response ";
        return responses
                .lines()
                .filter(line -> line.startsWith(mark))
                .findFirst()
                .orElseThrow()
                .substring(mark.length());
    }
}
