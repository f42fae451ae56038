package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.entrafilter.application.ApplicationFixture;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A heap dump has no signature of a token, whole or in part, and so no token: it would be a credential for up to a day.
 * Header and payload are cached, and are no secret.
 */
class HeapDumpTest {

    /** A piece of a signature that does not occur by chance. */
    private static final int PIECE = 24;

    private static final int BLOCK = 1 << 20;

    private final ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA);
    private final Protection protection = site.protection();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void heap_dump_has_no_part_of_an_accepted_tokens_signature() throws IOException {
        List<String> backwards = piecesOfAcceptedSignature();

        Path dump = dump();

        for (String piece : backwards) {
            assertThat(occurs(backwards(piece), dump)).isFalse();
        }
    }

    /** So that the test above can fail. */
    @Test
    void heap_dump_shows_a_string_that_is_held() throws IOException {
        String held = TestTokens.v1().claim("uti", "held").text();

        assertThat(occurs(held, dump())).isTrue();
    }

    /** So that the test above can fail, too: header and payload are cached, and are found. */
    @Test
    void heap_dump_shows_the_payload_of_a_cached_token() throws IOException {
        String backwards = acceptedBackwards();
        int end = backwards.indexOf('.') + 1;
        String payload = backwards.substring(end, end + PIECE);

        assertThat(occurs(backwards(payload), dump())).isTrue();
    }

    /** Pieces of its text and of its bytes. */
    private List<String> piecesOfAcceptedSignature() {
        String backwards = acceptedBackwards();
        String signature = backwards.substring(0, backwards.indexOf('.'));
        byte[] bytes = Base64.getUrlDecoder().decode(backwards(signature));
        String decoded = backwards(new String(bytes, StandardCharsets.ISO_8859_1));
        return Stream.of(signature, decoded)
                .flatMap(text -> IntStream.of(0, text.length() / 2, text.length() - PIECE)
                        .mapToObj(start -> text.substring(start, start + PIECE)))
                .toList();
    }

    /** Accepted three times: as a token that is new, and as one that is cached. */
    private String acceptedBackwards() {
        String token = TestTokens.v1().claim("uti", "dumped").text();
        for (int i = 0; i < 3; i++) {
            assertThat(protection.decide(TestRequest.with(token))).isInstanceOf(Decision.Admitted.class);
        }
        return backwards(token);
    }

    /** So written, the test's own copy is not found. */
    private static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private Path dump() throws IOException {
        Path dump = folder.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
        return dump;
    }

    private static boolean occurs(String text, Path dump) throws IOException {
        List<String> forms = Stream.of(
                        StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)
                .map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
                .toList();
        String before = "";
        try (InputStream content = Files.newInputStream(dump)) {
            for (byte[] read = content.readNBytes(BLOCK); read.length > 0; read = content.readNBytes(BLOCK)) {
                String window = before + new String(read, StandardCharsets.ISO_8859_1);
                if (forms.stream().anyMatch(window::contains)) {
                    return true;
                }
                before = window.substring(Math.max(0, window.length() - 2 * text.length()));
            }
        }
        return false;
    }
}
