package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.ClientEnvironments;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
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
    private Process client;
    private BufferedWriter requests;
    private BufferedReader responses;

    @BeforeEach
    void start(@TempDir Path files) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djavax.net.ssl.trustStore="
                                + entra.environmentForClient().trustStore(files),
                        "-Djavax.net.ssl.trustStorePassword=" + ClientEnvironments.TRUST_STORE_PASSWORD,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                        IdentityProbe.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(entra.environmentForClient().withWorkloadIdentity("orders-client", files));
        client = builder.start();
        requests = client.outputWriter();
        responses = client.inputReader();
    }

    @AfterEach
    void stop() {
        client.destroyForcibly();
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
        requests.write(what + " " + SCOPE + "\n");
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
