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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever gets hold of a heap dump gets hold of no token: they are credentials for up to a day. */
class HeapDumpTest {

    private static final int LETTERS = 40;
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
    void heap_dump_has_no_accepted_token() throws IOException {
        String backwards = backwards(endOfAcceptedToken());

        Path dump = dump();

        assertThat(occurs(backwards(backwards), dump)).isFalse();
    }

    /** So that the test above can fail. */
    @Test
    void heap_dump_shows_a_string_that_is_held() throws IOException {
        String held = TestTokens.v1().claim("uti", "held").text();

        assertThat(occurs(held, dump())).isTrue();
    }

    /** Accepted twice: as a token that is new, and as one that is known. */
    private String endOfAcceptedToken() {
        String token = TestTokens.v1().claim("uti", "dumped").text();
        for (int i = 0; i < 2; i++) {
            assertThat(protection.decide(TestRequest.with(token), Optional.empty()))
                    .isInstanceOf(Decision.Admitted.class);
        }
        return token.substring(token.length() - LETTERS);
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
