package io.github.entrafilter.localentra.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.credentials.ArcKeyFiles;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Parameters;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArcEndpointTest {

    private static final Map<String, String> METADATA = Map.of("metadata", "true");

    @TempDir
    private Path temporary;

    private Path tokens;
    private ArcEndpoint arc;

    @BeforeEach
    void create() {
        tokens = temporary.resolve("tokens");
        arc = new ArcEndpoint(new ArcKeyFiles(tokens), request -> Response.text(200, "token"));
    }

    @Test
    void first_request_is_challenged_with_a_file() throws Exception {
        Response response = ask(METADATA);

        assertThat(response.status()).isEqualTo(401);
        assertThat(file(response)).hasParent(tokens).isReadable().asString().endsWith(".key");
    }

    @Test
    void second_request_with_the_content_gets_a_token_once() throws Exception {
        Path file = file(ask(METADATA));
        Map<String, String> proof = Map.of("metadata", "true", "authorization", "Basic " + Files.readString(file));

        assertThat(ask(proof).status()).isEqualTo(200);
        assertThat(file).doesNotExist();
        assertThat(ask(proof).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic guess", "Bearer guess"})
    void wrong_content_is_challenged_again(String authorization) throws Exception {
        assertThat(ask(Map.of("metadata", "true", "authorization", authorization))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void request_without_metadata_header_writes_no_file() throws Exception {
        ask(Map.of());

        assertThat(tokens).doesNotExist();
    }

    @Test
    void abandoned_files_are_bounded() throws Exception {
        for (int i = 0; i < 100; i++) {
            ask(METADATA);
        }
        try (Stream<Path> files = Files.list(tokens)) {
            assertThat(files.count()).isLessThanOrEqualTo(32);
        }
    }

    @Test
    void directory_that_cannot_be_written_is_named() throws IOException, MalformedRequestException {
        Files.writeString(tokens, "a file, not a directory");
        Response response = ask(METADATA);

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains("cannot write to");
    }

    private Response ask(Map<String, String> headers) throws MalformedRequestException {
        return arc.respond(new Request("GET", "/arc/token", Map.of(), Parameters.NONE, Parameters.NONE, "", headers));
    }

    private static Path file(Response challenge) {
        return Path.of(challenge.headers().getOrDefault("WWW-Authenticate", "").replace("Basic realm=", ""));
    }
}
