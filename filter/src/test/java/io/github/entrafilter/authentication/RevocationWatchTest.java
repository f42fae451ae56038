package io.github.entrafilter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.settings.Revocation;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RevocationWatchTest {

    private static final Revocation REVOKED = new Revocation(TestTokens.OBJECT, Optional.empty());

    private static final Audit AUDIT = new Audit(List.of());

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void list() throws IOException {
        file = Files.writeString(folder.resolve("revoked"), TestTokens.OBJECT);
    }

    private RevocationWatch watch() {
        RevocationWatch watch = new RevocationWatch(
                Doorway.settings("revoked-file", file.toString()).revocations(),
                AUDIT,
                InstantSource.fixed(TestTokens.NOW));
        watch.look();
        return watch;
    }

    @Test
    void sees_what_is_listed() {
        assertThat(watch().current().listed()).containsExactly(REVOKED);
    }

    @Test
    void sees_that_somebody_is_not_listed_any_more() throws IOException {
        RevocationWatch watch = watch();
        Files.writeString(file, "");
        watch.look();
        assertThat(watch.current().listed()).isEmpty();
    }

    @Test
    void keeps_to_what_the_list_said_last_while_it_cannot_be_read() throws IOException {
        RevocationWatch watch = watch();
        Files.delete(file);
        watch.look();
        assertThat(watch.current().listed()).containsExactly(REVOKED);
    }

    @Test
    @Timeout(10)
    void looks_by_itself_at_a_list_that_may_change() throws IOException, InterruptedException {
        try (RevocationWatches watches = new RevocationWatches(AUDIT, InstantSource.system())) {
            RevocationWatch watch =
                    watches.on(Doorway.settings("revoked-file", file.toString()).revocations());
            Files.writeString(file, "");
            while (!watch.current().listed().isEmpty()) {
                Thread.sleep(10);
            }
        }
    }
}
