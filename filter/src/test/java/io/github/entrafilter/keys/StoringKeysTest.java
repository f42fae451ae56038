package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoringKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LAST_KNOWN_GOOD = Duration.ofHours(24);
    private static final String OTHER_TENANT = "22222222-2222-2222-2222-222222222222";

    @TempDir
    private Path folder;

    private final TestTime time = new TestTime(NOW);
    private final LoopbackAuthority authority = new LoopbackAuthority();

    @BeforeEach
    void begin() {
        authority.publishes(TestKeys.ENTRA);
    }

    @AfterEach
    void end() {
        authority.close();
    }

    private StoringKeys storing(String... further) {
        return storing(authority.settings(further), folder);
    }

    private StoringKeys storingIn(Path place) {
        return storing(authority.settings(), place);
    }

    private StoringKeys storing(KeySettings settings, Path place) {
        return new StoringKeys(
                new Metadata(settings), new AuthorityClient(settings, time), settings, place.resolve("keys"), time);
    }

    private void fetched() throws KeyFetchException {
        fetchedIn(folder);
    }

    private void fetchedIn(Path place) throws KeyFetchException {
        for (TokenVersion version : TokenVersion.values()) {
            assertThat(storingIn(place).fetch(version).keys()).isNotEmpty();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Map<TokenVersion, KeySet> cached() {
        return cached(storing());
    }

    /** The key sets that are used after a restart now. */
    private Map<TokenVersion, KeySet> cached(StoringKeys storing) {
        return storing.cached(time.now()).at(time.getAsLong()).byVersion();
    }

    @Nested
    class Keeps {

        @Test
        void the_keys_of_each_version_for_the_next_start() throws Exception {
            fetched();
            authority.close();
            assertThat(cached()).containsOnlyKeys(TokenVersion.values());
            assertThat(cached().values())
                    .allSatisfy(keys -> assertThat(keys.keys()).containsOnlyKeys("entra-1"));
        }

        /** The v2.0 key set says whose the keys of v1.0 tokens are. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"1.0 | 1.0 2.0", "2.0 | 2.0", "1.0,2.0 | 1.0 2.0"})
        void the_key_sets_that_the_accepted_versions_need(String accepted, String kept) throws Exception {
            fetched();
            assertThat(cached(storing("token-versions", accepted)).keySet())
                    .extracting(TokenVersion::claim)
                    .containsExactlyInAnyOrder(kept.split(" "));
        }

        @Test
        void them_no_longer_than_they_would_have_served() throws Exception {
            fetched();
            time.pass(LAST_KNOWN_GOOD.minusNanos(1));
            assertThat(cached()).isNotEmpty();
            time.pass(Duration.ofNanos(1));
            assertThat(cached()).isEmpty();
        }

        @Test
        void nothing_of_what_cannot_be_used() throws Exception {
            authority.answers(LoopbackAuthority.keysOf(TokenVersion.V1), "{\"keys\":[]}");
            assertThat(catchThrowable(
                            () -> assertThat(storing().fetch(TokenVersion.V1)).isNull()))
                    .isInstanceOf(KeyFetchException.class);
            assertThat(files()).isEmpty();
        }

        @Test
        void whole_files_only() throws Exception {
            fetched();
            fetched();
            assertThat(files()).hasSize(2);
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void them_where_no_other_user_can_read_or_write() throws Exception {
            fetched();
            for (Path file : files()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Nested
    class Goes_on {

        @Test
        void where_nothing_is_kept() {
            assertThat(cached()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "text",
                    "{\"fetchedAt\":\"2026-03-01T12:00:00Z\"}",
                    "{\"fetchedAt\":\"yesterday\",\"documents\":{}}",
                    "{\"fetchedAt\":\"+999999999-12-31T23:59:59.999999999Z\",\"documents\":{}}",
                    "{\"fetchedAt\":1,\"documents\":{}}",
                    "{\"fetchedAt\":\"2026-03-01T12:00:00Z\",\"documents\":{}}",
                    "{\"fetchedAt\":\"2026-03-01T12:00:00Z\",\"documents\":[]}"
                })
        void where_what_is_kept_is_corrupt(String text) throws Exception {
            fetched();
            for (Path file : files()) {
                Files.writeString(file, text);
            }
            assertThat(cached()).isEmpty();
        }

        @Test
        void where_a_file_is_cut_off_at_any_place() throws Exception {
            fetched();
            Path file = files().get(0);
            String whole = Files.readString(file);
            for (int length = 0; length < whole.length(); length += 97) {
                Files.writeString(file, whole.substring(0, length));
                assertThat(cached()).hasSize(1);
            }
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void where_others_may_write_the_folder_and_logs_it_once() throws Exception {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            permissions.add(PosixFilePermission.OTHERS_WRITE);
            assertThat(Files.setPosixFilePermissions(folder, permissions)).exists();
            StoringKeys storing = storing();
            try (CapturedLog log = new CapturedLog(Level.WARNING)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(storing.fetch(TokenVersion.V2).keys()).containsOnlyKeys("entra-1");
                }
                assertThat(log.lines())
                        .singleElement(STRING)
                        .contains("could not save signing keys", "is writable by other users");
            }
            assertThat(files()).isEmpty();
        }

        @Test
        void where_the_folder_cannot_be_written_to() throws Exception {
            StoringKeys storing = storingIn(folder.resolve("no such folder"));
            assertThat(storing.fetch(TokenVersion.V2).keys()).containsOnlyKeys("entra-1");
        }
    }

    @Nested
    class Uses {

        /** Clocks differ, and a clock is sometimes wrong when the last keys are saved. */
        @ParameterizedTest(name = "saved {0} ahead: used for {1}")
        @CsvSource({
            "PT1S, PT24H",
            "PT5M, PT24H",
            "PT5M1S, PT1H",
            "PT1H, PT1H",
            "PT24H, PT1H",
            "PT24H1S, PT0S",
            "PT8760H, PT0S",
            "PT-1H, PT23H"
        })
        void keys_that_a_clock_ahead_has_dated(Duration ahead, Duration use) throws Exception {
            fetched();
            time.jump(ahead.negated());
            AgedKeys cached = storing().cached(time.now());
            assertThat(cached.at(time.now().plus(use).minusNanos(1).toNanos()).byVersion())
                    .hasSize(use.isZero() ? 0 : 2);
            assertThat(cached.at(time.now().plus(use).toNanos()).byVersion()).isEmpty();
        }

        /** A volume that was remounted read-only after an error must not keep a service down. Root may write anyway. */
        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void keys_in_a_read_only_folder() throws Exception {
            fetched();
            assertThat(Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------")))
                    .exists();
            assertThat(cached()).hasSize(2);
            assertThat(files()).hasSize(2);
            assertThat(Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------")))
                    .exists();
        }
    }

    @Nested
    class Removes {

        @Test
        void temporary_files_of_writers_that_were_killed() throws Exception {
            Path left = Files.createFile(folder.resolve("keys.v2.0123.new"));
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(120)));
            assertThat(cached()).isEmpty();
            assertThat(files()).isEmpty();
        }

        @Test
        void no_file_that_somebody_may_still_write_and_no_other_file() throws Exception {
            Files.createFile(folder.resolve("keys.v2.0123.new"));
            Path other = Files.createFile(folder.resolve("other.new"));
            Files.setLastModifiedTime(other, FileTime.from(Instant.now().minusSeconds(120)));
            assertThat(cached()).isEmpty();
            assertThat(files()).hasSize(2);
        }
    }

    @Nested
    class Does_not_use {

        @Test
        void keys_of_another_tenant() throws Exception {
            fetched();
            assertThat(cached(storing("tenant-id", OTHER_TENANT))).isEmpty();
        }

        @Test
        void keys_of_another_authority() throws Exception {
            fetched();
            try (LoopbackAuthority other = new LoopbackAuthority()) {
                assertThat(cached(storing(other.settings(), folder))).isEmpty();
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"GROUP_WRITE", "OTHERS_WRITE"})
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void keys_in_a_file_that_others_may_write(PosixFilePermission foreign) throws Exception {
            fetched();
            for (Path file : files()) {
                allow(file, foreign);
            }
            assertNotUsed("is writable by other users");
        }

        @ParameterizedTest
        @EnumSource(names = {"GROUP_WRITE", "OTHERS_WRITE"})
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void keys_in_a_folder_that_others_may_write(PosixFilePermission foreign) throws Exception {
            fetched();
            allow(folder, foreign);
            assertNotUsed("is writable by other users");
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void keys_in_a_folder_that_others_may_replace() throws Exception {
            Path shared = createOwn(folder.resolve("shared"));
            Path inner = createOwn(shared.resolve("inner"));
            fetchedIn(inner);
            allow(shared, PosixFilePermission.OTHERS_WRITE);
            assertThat(notUsedIn(inner))
                    .anyMatch(line ->
                            line.contains(inner + " can be replaced by other users, who may write " + shared + ";"));
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void keys_behind_a_symbolic_link() throws Exception {
            fetched();
            for (Path file : files()) {
                Path elsewhere = folder.resolve("moved-" + file.getFileName());
                Files.move(file, elsewhere);
                Files.createSymbolicLink(file, elsewhere);
            }
            assertNotUsed("is a symbolic link");
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void keys_in_a_folder_behind_a_symbolic_link() throws Exception {
            Path inner = createOwn(folder.resolve("inner"));
            fetchedIn(inner);
            Path link = Files.createSymbolicLink(folder.resolve("link"), inner);
            assertThat(notUsedIn(link)).anyMatch(line -> line.contains("is a symbolic link"));
        }

        /** Only root may give a file away. */
        @Test
        @EnabledOnOs(OS.LINUX)
        @EnabledIfSystemProperty(named = "user.name", matches = "root")
        void keys_of_another_user() throws Exception {
            fetched();
            for (Path file : files()) {
                assertThat(Files.setOwner(
                                file,
                                file.getFileSystem()
                                        .getUserPrincipalLookupService()
                                        .lookupPrincipalByName("nobody")))
                        .exists();
            }
            assertNotUsed("belongs to nobody");
        }

        private void assertNotUsed(String because) {
            assertThat(notUsedIn(folder)).anyMatch(line -> line.startsWith("WARNING") && line.contains(because));
        }

        /** What is logged while keys in this folder are read, and not used. */
        private List<String> notUsedIn(Path place) {
            try (CapturedLog log = new CapturedLog(Level.WARNING)) {
                assertThat(cached(storingIn(place))).isEmpty();
                return log.lines();
            }
        }

        /** A folder that no other user may write, whatever the umask is. */
        private static Path createOwn(Path path) throws IOException {
            return Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }

        private static void allow(Path path, PosixFilePermission permission) throws IOException {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            permissions.add(permission);
            assertThat(Files.setPosixFilePermissions(path, permissions)).exists();
        }

        @Test
        void the_keys_of_the_other_version() throws Exception {
            fetched();
            List<Path> files = files();
            String one = Files.readString(files.get(0));
            Files.writeString(files.get(0), Files.readString(files.get(1)));
            Files.writeString(files.get(1), one);
            assertThat(cached()).isEmpty();
        }
    }
}
