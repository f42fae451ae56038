package io.github.entrafilter.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.audit.AuditEvent.RevocationChanged.Change;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.Revocation;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationWatchTest {

    private static final Revocation REVOKED = new Revocation(TestTokens.OBJECT, Optional.empty());

    private final List<AuditEvent> told = new ArrayList<>();
    private final Audit audit = new Audit(List.of(told::add));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void list() throws IOException {
        file = Files.writeString(folder.resolve("revoked"), TestTokens.OBJECT);
    }

    private RevocationWatch watch() {
        RevocationWatch watch = new RevocationWatch(
                ProtectionFixture.settings("revoked-file", file.toString()).revocations(),
                audit,
                InstantSource.fixed(TestTokens.NOW));
        watch.look();
        return watch;
    }

    @Test
    void watch_has_the_listed_revocations() {
        assertThat(watch().current().listed()).containsExactly(REVOKED);
    }

    /** At the first look, the file may just be about to be written. */
    @Test
    void revocation_is_lifted_when_the_list_lacks_it_twice() throws IOException {
        RevocationWatch watch = watch();
        Files.writeString(file, "");
        watch.look();
        assertThat(watch.current().listed()).containsExactly(REVOKED);
        watch.look();
        assertThat(watch.current().listed()).isEmpty();
    }

    /** Each state of the file with what is revoked then: o is the object's id, c the client's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o > o # left in May | o > o",
                "o > o left in May | o > o",
                "o > BOM o | o > o",
                "o > o@2026-11-23 | o > o",
                "o > c | o > c o",
                "o > c > c | o > c o > c",
                "o > ? | o > o",
                "o > ? > ? > ? | o > o > o > o",
                "o > ? > c > c | o > o > c o > c",
                "o,c > o,c? > o,c? | c o > c o > c o",
                "o,c > o > o,c > o,c | c o > c o > c o > c o",
                "o,c > part > part > o,c | c o > c o > c o > c o",
                "o > missing > missing > o | o > o > o > o",
                "o > missing > '' > '' | o > o > o > ''",
                "o > '' > o > '' | o > o > o > o",
            })
    void changing_file_revokes_and_restores(String states, String revoked) throws IOException {
        List<String> seen = new ArrayList<>();
        Files.writeString(file, "");
        RevocationWatch watch = watch();
        for (String state : states.split(" > ", -1)) {
            Files.deleteIfExists(file);
            if (!state.equals("missing")) {
                Files.writeString(file, written(state));
            }
            watch.look();
            seen.add(watch.current().listed().stream()
                    .map(it -> it.id().equals(TestTokens.OBJECT) ? "o" : "c")
                    .sorted()
                    .collect(Collectors.joining(" ")));
        }
        assertThat(String.join(" > ", seen)).isEqualTo(revoked.replace("''", ""));
    }

    private static String written(String state) {
        return switch (state) {
            case "''" -> "";
            case "part" -> TestTokens.OBJECT + "\n" + TestTokens.CLIENT.substring(0, 30);
            default ->
                state.replaceFirst("^o", TestTokens.OBJECT)
                        .replaceFirst("^BOM o", "\uFEFF" + TestTokens.OBJECT)
                        .replaceFirst("^c", TestTokens.CLIENT)
                        .replaceFirst(",c", "\n" + TestTokens.CLIENT)
                        .replaceFirst("[?]", "\n?");
        };
    }

    @Test
    void unreadable_list_keeps_its_last_revocations() throws IOException {
        RevocationWatch watch = watch();
        Files.delete(file);
        watch.look();
        assertThat(watch.current().listed()).containsExactly(REVOKED);
    }

    @Test
    void new_revocation_is_audited() throws IOException {
        assertThat(toldOfChange(TestTokens.OBJECT, TestTokens.OBJECT + "," + TestTokens.CLIENT))
                .containsExactly(change(TestTokens.CLIENT, Change.REVOKED));
    }

    @Test
    void lifted_revocation_is_audited() throws IOException {
        assertThat(toldOfChange(TestTokens.OBJECT + "," + TestTokens.CLIENT, TestTokens.OBJECT))
                .containsExactly(change(TestTokens.CLIENT, Change.RESTORED));
    }

    @Test
    void unchanged_list_is_not_audited() throws IOException {
        assertThat(toldOfChange(TestTokens.OBJECT, TestTokens.OBJECT)).isEmpty();
    }

    private List<AuditEvent> toldOfChange(String before, String after) throws IOException {
        Files.writeString(file, before);
        RevocationWatch watch = watch();
        told.clear();
        Files.writeString(file, after);
        watch.look();
        watch.look();
        return told;
    }

    private static AuditEvent change(String id, Change change) {
        return new AuditEvent.RevocationChanged(TestTokens.NOW, id, Optional.empty(), change);
    }

    @Test
    void entry_with_more_than_an_id_is_a_warning_and_revokes_it() throws IOException {
        RevocationWatch watch = watch();
        Files.writeString(file, TestTokens.OBJECT + "@yesterday");
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            watch.look();
            watch.look();

            assertThat(watch.current().listed()).containsExactly(REVOKED);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING")
                    .contains("yesterday");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "?"})
    void list_that_cannot_be_read_is_an_error_once(String state) throws IOException {
        RevocationWatch watch = watch();
        Files.delete(file);
        if (!state.equals("missing")) {
            Files.writeString(file, state);
        }
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            watch.look();
            watch.look();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("SEVERE " + file)
                    .endsWith("no revocation is lifted until this is fixed");
        }
    }

    @Test
    void problem_that_comes_back_is_logged_again() throws IOException {
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            RevocationWatch watch = watch();
            for (String entry : List.of("@", TestTokens.OBJECT, "@")) {
                Files.writeString(file, entry);
                watch.look();
            }

            assertThat(log.lines()).hasSize(2);
        }
    }

    @Test
    void constant_list_is_read_once() {
        try (RevocationWatchRegistry watches = new RevocationWatchRegistry(audit, InstantSource.system())) {
            RevocationWatch watch = watches.on(
                    ProtectionFixture.settings("revoked", TestTokens.OBJECT).revocations());
            assertThat(watch.current().listed()).containsExactly(REVOKED);
        }
    }

    @Test
    @Timeout(10)
    void changeable_list_is_read_in_the_background() throws IOException, InterruptedException {
        try (RevocationWatchRegistry watches = new RevocationWatchRegistry(audit, InstantSource.system())) {
            RevocationWatch watch = watches.on(
                    ProtectionFixture.settings("revoked-file", file.toString()).revocations());
            Files.writeString(file, "");
            while (!watch.current().listed().isEmpty()) {
                Thread.sleep(10);
            }
        }
    }
}
