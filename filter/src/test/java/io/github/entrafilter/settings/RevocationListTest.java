package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationListTest {

    private static final String ID = "abcdefab-4444-4444-4444-444444444444";
    private static final String TOKEN_ID = "sdmF4KgzXUu6N0IKMbQBAA";

    @TempDir
    private Path folder;

    private static SettingsReader reader(Map<String, String> filter, SettingSource... others) {
        Map<String, String> parameters = new HashMap<>(filter);
        parameters.put("tenant-id", ID);
        parameters.put("client-id", ID);
        SettingSource[] sources = new SettingSource[others.length + 1];
        sources[0] = new InitParameters(parameters);
        System.arraycopy(others, 0, sources, 1, others.length);
        return new SettingsReader(new SettingSources(sources));
    }

    private static RevocationList list(Map<String, String> filter, SettingSource... others) {
        return reader(filter, others).read("test").revocations();
    }

    private static List<String> entries(RevocationList list) throws IOException {
        return list.read().revocations().stream()
                .map(Revocation::toString)
                .sorted()
                .toList();
    }

    private static List<String> faults(Map<String, String> filter) {
        return catchThrowableOfType(
                        InvalidSettingsException.class, () -> reader(filter).read("test"))
                .faults();
    }

    @Nested
    class An_entry {

        @ParameterizedTest
        @CsvSource({
            "ABCDEFAB-4444-4444-4444-444444444444, abcdefab-4444-4444-4444-444444444444",
            "sdmF4KgzXUu6N0IKMbQBAA, sdmF4KgzXUu6N0IKMbQBAA",
            "abcdefab-4444-4444-4444-444444444444@2026-11-23T10:00:00Z,"
                    + " abcdefab-4444-4444-4444-444444444444@2026-11-23T10:00:00Z",
        })
        void names_an_object_a_client_or_a_token_and_perhaps_a_time(String text, String entry) throws IOException {
            assertThat(entries(list(Map.of("revoked", text)))).containsExactly(entry);
        }

        @ParameterizedTest
        @CsvSource({
            "billing, names neither a GUID nor the uti of a token",
            "abcdefab-4444-4444-4444-444444444444@yesterday, has no time such as 2026-11-23T10:00:00Z behind its @",
            "@2026-11-23T10:00:00Z, names neither a GUID nor the uti of a token",
        })
        void of_another_form_fails_the_deployment(String text, String fault) {
            assertThat(faults(Map.of("revoked", text))).containsExactly("entra.revoked: '" + text + "' " + fault);
        }
    }

    @Nested
    class A_file {

        @Test
        void has_further_entries_and_comments() throws IOException {
            Path file = Files.writeString(folder.resolve("revoked"), "# stolen\n" + TOKEN_ID + "\n\n");
            RevocationList list = list(Map.of("revoked", ID, "revoked-file", file.toString()));
            assertThat(entries(list)).containsExactly(ID, TOKEN_ID);
        }

        @Test
        void is_read_again() throws IOException {
            Path file = Files.writeString(folder.resolve("revoked"), "");
            RevocationList list = list(Map.of("revoked-file", file.toString()));
            Files.writeString(file, ID);
            assertThat(list.mayChange()).isTrue();
            assertThat(entries(list)).containsExactly(ID);
        }

        @Test
        void with_a_fault_later_on_counts_for_the_rest() throws IOException {
            Path file = Files.writeString(folder.resolve("revoked"), "");
            RevocationList list = list(Map.of("revoked-file", file.toString()));
            Files.writeString(file, "billing\n" + ID);
            assertThat(entries(list)).containsExactly(ID);
            assertThat(list.read().faults())
                    .containsExactly(file + ": 'billing' names neither a GUID nor the uti of a token");
        }

        @Test
        void with_a_fault_at_the_start_fails_the_deployment() throws IOException {
            Path file = Files.writeString(folder.resolve("revoked"), "billing");
            assertThat(faults(Map.of("revoked-file", file.toString())))
                    .containsExactly(file + ": 'billing' names neither a GUID nor the uti of a token");
        }

        @Test
        void that_is_not_there_fails_the_deployment() {
            assertThat(faults(Map.of("revoked-file", "/no/such/file")))
                    .containsExactly("init-param revoked-file = '/no/such/file' is not a file that can be read");
        }
    }

    @Nested
    class MicroProfile_Config {

        private final Map<String, String> properties = new HashMap<>();
        private final ConfigSource live = new PropertiesConfigSource(properties, "live", 100) {
            @Override
            public @Nullable String getValue(String name) {
                return properties.get(name);
            }
        };
        private final SettingSource place = new MicroProfileSource(
                new SmallRyeConfigBuilder().withSources(live).build());

        @Test
        void is_read_again() throws IOException {
            RevocationList list = list(Map.of(), place);
            properties.put("entra.revoked", ID);
            assertThat(list.mayChange()).isTrue();
            assertThat(entries(list)).containsExactly(ID);
        }

        @Test
        void does_not_count_where_the_filter_has_a_list_of_its_own() throws IOException {
            RevocationList list = list(Map.of("revoked", TOKEN_ID), place);
            properties.put("entra.revoked", ID);
            assertThat(list.mayChange()).isFalse();
            assertThat(entries(list)).containsExactly(TOKEN_ID);
        }
    }

    @Test
    void the_stricter_of_two_entries_shuts_more_out() {
        Revocation all = new Revocation(ID, Optional.empty());
        Revocation earlier = new Revocation(ID, Optional.of(Instant.EPOCH));
        Revocation later = new Revocation(ID, Optional.of(Instant.EPOCH.plusSeconds(1)));
        assertThat(earlier.orStricter(all)).isEqualTo(all);
        assertThat(all.orStricter(later)).isEqualTo(all);
        assertThat(earlier.orStricter(later)).isEqualTo(later);
        assertThat(later.orStricter(earlier)).isEqualTo(later);
    }
}
