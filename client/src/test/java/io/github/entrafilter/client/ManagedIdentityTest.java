package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
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
    private static ProbeProcess client;

    @BeforeAll
    static void start() throws IOException {
        entra = LocalEntraServer.start();
        client = ProbeProcess.start(entra.environmentForManagedIdentity());
    }

    @AfterAll
    static void stop() {
        client.close();
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

        assertThat(client.ask("current " + resource + "/.default")).matches(TOKEN);
        assertThat(entra.identityRequests() - before).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void permanent_error_is_reported_without_retry(int status) throws IOException {
        int before = entra.identityRequests();
        entra.identityEndpointsFail(status);

        assertThat(client.ask("current api://" + OLD_API + "/.default"))
                .startsWith("cannot get a token for api://" + OLD_API + "/.default: ");
        assertThat(entra.identityRequests() - before).isEqualTo(1);
    }

    @Test
    void refused_token_is_replaced_by_a_new_one() throws IOException {
        String scope = OLD_API + "//.default";
        String first = client.ask("current " + scope);
        entra.rotateKeys();
        String second = client.ask("instead " + scope);

        assertThat(second).matches(TOKEN).isNotEqualTo(first);
        assertThat(client.ask("current " + scope)).isEqualTo(second);
    }

    /** The reason for a cache in front of the libraries' own: docs/decisions/client-token-cache.md. */
    @Test
    void outage_after_half_the_lifetime_fails_the_credential_and_not_the_cache() throws IOException {
        String scope = "api://" + OLD_API + "//.default";
        String token = client.ask("current " + scope);
        assertThat(client.ask("credential " + scope)).isEqualTo(token);

        client.ask("age " + scope);
        entra.identityEndpointsFail(400);
        String ofCredential = client.ask("credential " + scope);
        entra.identityEndpointsFail(400);
        String ofCache = client.ask("current " + scope);

        assertThat(ofCredential).doesNotMatch(TOKEN);
        assertThat(ofCache).isEqualTo(token);
    }
}
