package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.ClientEnvironments;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Claims challenges in a pod. Azure's libraries require https, so they get a trust store. They write {@code cp1} in
 * upper case.
 */
class WorkloadIdentityTest {

    private static final String SCOPE = "api://11111111-c11d-4000-8000-000000000000/.default";

    private final LocalEntraServer entra = LocalEntraServer.start();
    private ProbeProcess client;

    @BeforeEach
    void start(@TempDir Path files) throws IOException {
        ClientEnvironments pod = entra.environmentForClient();
        client = ProbeProcess.start(
                pod.withWorkloadIdentity("orders-client", files),
                "-Djavax.net.ssl.trustStore=" + pod.trustStore(files),
                "-Djavax.net.ssl.trustStorePassword=" + ClientEnvironments.TRUST_STORE_PASSWORD);
    }

    @AfterEach
    void stop() {
        client.close();
        entra.close();
    }

    @Test
    void challenged_token_is_replaced_by_one_that_declares_the_same_capability() throws Exception {
        String first = ask("current");
        String second = ask("challenged");

        assertThat(second).isNotEqualTo(first);
        assertThat(capabilities(first)).containsExactly("CP1");
        assertThat(capabilities(second)).containsExactly("CP1");
        assertThat(ask("current")).isEqualTo(second);
    }

    private static List<String> capabilities(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("xms_cc");
    }

    private String ask(String what) throws IOException {
        return client.ask(what + " " + SCOPE);
    }
}
