package io.github.entrafilter.ordersclient.token;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of the Instance Metadata Service. Azure's libraries keep tokens for each scope, so each test has its own.
 */
class ManagedIdentityTest {

    private static final String API = "11111111-c11d-4000-8000-000000000000";
    private static final String OLD_API = "22222222-c11d-4000-8000-000000000000";

    private static final String TOKEN = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";

    private static LocalEntraServer entra;
    private static Process client;
    private static BufferedWriter questions;
    private static BufferedReader answers;

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
        questions = client.outputWriter();
        answers = client.inputReader();
    }

    @AfterAll
    static void stop() {
        client.destroyForcibly();
        entra.close();
    }

    @BeforeEach
    void mend() {
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
    void a_fault_that_passes_is_outlasted(int status, String resource) throws IOException {
        int before = entra.identityRequests();
        entra.identityEndpointsFail(status);

        assertThat(ask("current " + resource + "/.default")).matches(TOKEN);
        assertThat(entra.identityRequests() - before).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void a_fault_that_stays_is_told_at_once(int status) throws IOException {
        int before = entra.identityRequests();
        entra.identityEndpointsFail(status);

        assertThat(ask("current api://" + OLD_API + "/.default")).startsWith("no managed identity gave a token");
        assertThat(entra.identityRequests() - before).isEqualTo(1);
    }

    @Test
    void a_token_that_was_refused_is_replaced_by_a_new_one_of_the_same_identity() throws IOException {
        String scope = OLD_API + "//.default";
        String first = ask("current " + scope);
        entra.rotateKeys();
        String second = ask("instead " + scope);

        assertThat(second).matches(TOKEN).isNotEqualTo(first);
        assertThat(ask("current " + scope)).isEqualTo(second);
    }

    private static String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        String mark = "answer ";
        return answers.lines()
                .filter(line -> line.startsWith(mark))
                .findFirst()
                .orElseThrow()
                .substring(mark.length());
    }
}
