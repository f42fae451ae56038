package io.github.entrafilter.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Microsoft's clients, unmodified, call the orders service. The table at the end is what was seen. */
class ClientsIT {

    private static LocalEntraServer entra;
    private static Payara payara;
    private static Calls calls;
    private static int identityRequests;

    @TempDir
    private static Path files;

    @BeforeAll
    static void call() throws IOException, InterruptedException {
        entra = LocalEntraServer.start();
        // Most clients require https, and a service accepts tokens of one authority only.
        payara = Payara.start(
                Deployment.ORDERS,
                Payara.freePort(),
                entra.overHttps().environmentForApi("orders"),
                TrustStore.of(entra, files).jvmOptions(),
                files);
        payara.await();
        calls = new Calls(entra, payara.service(), files);
        for (TokenEndpoint endpoint : TokenEndpoint.values()) {
            calls.make(endpoint);
        }
        identityRequests = entra.identityRequests();
    }

    @AfterAll
    static void stop() {
        System.out.println(table());
        payara.close();
        entra.close();
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("clientsAndEndpoints")
    void client_is_accepted_under_its_own_identity(RealClient client, TokenEndpoint endpoint) {
        String caller =
                entra.directory().principal(endpoint.caller()).orElseThrow().objectId();

        assertThat(calls.answer(client, endpoint))
                .startsWith("200 ")
                .contains("\"oid\":\"" + caller + "\"")
                .contains("\"isUserInRole\":{\"consumer\":true}");
    }

    /** The libraries keep tokens for the whole process: without this, one could live on what another was given. */
    @Test
    void each_client_of_a_managed_identity_has_asked_for_its_token() {
        long clients = clientsAndEndpoints()
                .filter(row -> row.get()[1] == TokenEndpoint.IMDS || row.get()[1] == TokenEndpoint.APP_SERVICE)
                .count();

        assertThat(identityRequests).isGreaterThanOrEqualTo((int) clients);
    }

    static Stream<Arguments> clientsAndEndpoints() {
        return Stream.of(RealClient.values())
                .flatMap(client -> Stream.of(TokenEndpoint.values())
                        .filter(client::knows)
                        .map(endpoint -> Arguments.of(client, endpoint)));
    }

    private static String table() {
        String head = Stream.of(TokenEndpoint.values())
                .map("%-16s"::formatted)
                .collect(Collectors.joining("", "%-44s".formatted("client"), "\n"));
        return Stream.of(RealClient.values())
                .map(client -> Stream.of(TokenEndpoint.values())
                        .map(endpoint -> "%-16s".formatted(client.knows(endpoint) ? status(client, endpoint) : "-"))
                        .collect(Collectors.joining("", "%-44s".formatted(client), "\n")))
                .collect(Collectors.joining("", head, ""));
    }

    private static String status(RealClient client, TokenEndpoint endpoint) {
        return calls.answer(client, endpoint).replaceFirst("(?s) .*", "");
    }
}
