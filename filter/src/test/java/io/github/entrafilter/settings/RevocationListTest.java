package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.entrafilter.settings.SourceChain.InitParameterSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        sources[0] = new InitParameterSource(parameters);
        System.arraycopy(others, 0, sources, 1, others.length);
        return new SettingsReader(new SourceChain(sources));
    }

    private static RevocationList list(Map<String, String> filter, SettingSource... others) {
        return reader(filter, others).read("test").revocations();
    }

    private static List<String> entries(RevocationList list) {
        return list.read().revocations().stream()
                .map(Revocation::toString)
                .sorted()
                .toList();
    }

    private static List<String> problems(Map<String, String> filter) {
        return catchThrowableOfType(
                        InvalidSettingsException.class, () -> reader(filter).read("test"))
                .problems();
    }

    @ParameterizedTest
    @CsvSource({
        "ABCDEFAB-4444-4444-4444-444444444444, abcdefab-4444-4444-4444-444444444444",
        "sdmF4KgzXUu6N0IKMbQBAA, sdmF4KgzXUu6N0IKMbQBAA",
        "abcdefab-4444-4444-4444-444444444444@2026-11-23T10:00:00Z,"
                + " abcdefab-4444-4444-4444-444444444444@2026-11-23T10:00:00Z",
    })
    void entry_names_an_object_a_client_or_a_token_and_perhaps_a_time(String written, String entry) {
        assertThat(entries(list(Map.of("revoked", written)))).containsExactly(entry);
    }

    /** The id counts, whatever follows it: somebody meant to block it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ID + " left in May | has more than an id",
                ID + "; | has more than an id",
                ID + "1 | has more than an id",
                ID + "-old | has more than an id",
                "\"" + ID + "\" | has more than an id",
                ID + "@yesterday | no time such as",
                ID + "@2026-11-23 | no time such as",
                ID + "@2026-11-23T10:00:00 | no time such as",
                ID + "@2026-11-23T10:00:00Z left | no time such as",
                ID + "@ | no time such as",
                ID + "\\ | has more than an id",
            })
    void entry_with_more_than_an_id_revokes_the_id_with_a_warning(String written, String warning) {
        RevocationList.Contents contents = list(Map.of("revoked", written)).read();

        assertThat(contents.revocations()).containsExactly(new Revocation(ID, Optional.empty()));
        assertThat(contents.warnings())
                .singleElement()
                .asString()
                .startsWith("entra.revoked: '" + written + "' ")
                .contains(warning, ID + " is revoked until the entry is removed");
        assertThat(contents.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "{ABCDEFAB-4444-4444-4444-444444444444",
        "' ABCDEFAB444444444444444444444444 '",
        "abcdefab-4444-4444-4444-444444444444 # left in May",
        "abcdefab-4444-4444-4444-444444444444# left in May",
        "\uFEFFabcdefab-4444-4444-4444-444444444444",
        "abcdefab-4444-4444-4444-444444444444\u200B",
    })
    void entry_may_have_a_comment_and_other_spellings_of_its_id(String written) {
        RevocationList.Contents contents = list(Map.of("revoked", written)).read();

        assertThat(contents.revocations()).containsExactly(new Revocation(ID, Optional.empty()));
        assertThat(contents.warnings()).isEmpty();
    }

    @Test
    void comma_ends_the_comment_of_the_previous_entry() {
        assertThat(entries(list(Map.of("revoked", ID + " # left in May, " + TOKEN_ID))))
                .containsExactly(ID, TOKEN_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing",
                "@2026-11-23T10:00:00Z",
                "abcdefab-4444-4444-4444-44444444444",
                "abcdefab-4444-4444-4444-",
                "abcdefab-4444-4444-44",
                "billing=abcdefab-4444-4444-4444-444444444444",
                "\"\""
            })
    void entry_without_an_id_fails_the_deployment(String written) {
        assertThat(problems(Map.of("revoked", written)))
                .containsExactly(
                        "entra.revoked: '" + written + "' does not begin with a GUID or the id of a token (uti)");
    }

    @Test
    void unresolved_expression_fails_the_deployment() {
        assertThat(problems(Map.of("revoked", "${REVOKED}")))
                .containsExactly(
                        "init-param revoked = '${REVOKED}' has ${REVOKED}, for which no value is set: set it, or write the value itself");
    }

    @Test
    void file_has_further_entries_and_comments() throws IOException {
        Path file = Files.writeString(folder.resolve("revoked"), "# stolen\n" + TOKEN_ID + "\n\n");
        RevocationList list = list(Map.of("revoked", ID, "revoked-file", file.toString()));
        assertThat(entries(list)).containsExactly(ID, TOKEN_ID);
    }

    @Test
    void file_is_read_again() throws IOException {
        Path file = Files.writeString(folder.resolve("revoked"), "");
        RevocationList list = list(Map.of("revoked-file", file.toString()));
        Files.writeString(file, ID);
        assertThat(list.mayChange()).isTrue();
        assertThat(entries(list)).containsExactly(ID);
    }

    @Test
    void file_with_a_later_problem_counts_for_the_rest() throws IOException {
        Path file = Files.writeString(folder.resolve("revoked"), "");
        RevocationList list = list(Map.of("revoked-file", file.toString()));
        Files.writeString(file, "billing\n" + ID);
        assertThat(entries(list)).containsExactly(ID);
        assertThat(list.read().unreadable())
                .containsExactly(file + ": 'billing' does not begin with a GUID or the id of a token (uti)");
    }

    @Test
    void file_with_a_problem_at_the_start_fails_the_deployment() throws IOException {
        Path file = Files.writeString(folder.resolve("revoked"), "billing");
        assertThat(problems(Map.of("revoked-file", file.toString())))
                .containsExactly(file + ": 'billing' does not begin with a GUID or the id of a token (uti)");
    }

    /** Of editors and shells, on any system. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, '%s\n%s\n'",
        "UTF-8, '%s\r\n%s\r\n'",
        "UTF-8, '%s\r%s'",
        "UTF-8, '%s,%s'",
        "UTF-8, '\uFEFF%s\n\uFEFF%s'",
        "UTF-8, '%s # left in May, see below\n  # comment\n\n%s#'",
        "UTF-8, '%s # M\u00e4rz\n%s'",
        "ISO-8859-1, '%s # M\u00e4rz\n%s'",
        "UTF-16, '%s\n%s'",
        "UTF-16LE, '\uFEFF%s\r\n%s\r\n'",
    })
    void file_is_read_in_any_form(Charset charset, String form) throws IOException {
        Path file = folder.resolve("revoked");
        Files.write(file, String.format(form, ID, TOKEN_ID).getBytes(charset));
        RevocationList list = list(Map.of("revoked-file", file.toString()));
        assertThat(entries(list)).containsExactly(ID, TOKEN_ID);
        assertThat(list.read().warnings()).isEmpty();
    }

    @Test
    void file_with_all_entries_commented_out_is_empty() throws IOException {
        Path file = Files.writeString(folder.resolve("revoked"), "# " + ID + "\n#" + TOKEN_ID);
        assertThat(entries(list(Map.of("revoked-file", file.toString())))).isEmpty();
    }

    /**
     * A tool may append an entry for each incident of one caller. Comparing each with all others would take minutes.
     */
    @Test
    @Timeout(20)
    void file_may_have_many_entries_for_one_id() throws IOException {
        int entries = 100_000;
        Path file = Files.write(
                folder.resolve("revoked"),
                IntStream.range(0, entries)
                        .mapToObj(second -> ID + "@" + Instant.ofEpochSecond(second))
                        .toList());

        assertThat(list(Map.of("revoked-file", file.toString())).read().revocations())
                .hasSize(entries);
    }

    @Test
    void file_with_many_problems_names_some_of_them() throws IOException {
        Path file = Files.writeString(folder.resolve("revoked"), "x\n".repeat(1000));
        assertThat(problems(Map.of("revoked-file", file.toString())))
                .hasSizeLessThan(12)
                .contains("990 more entries like these");
    }

    @Test
    void file_that_is_too_large_cannot_be_read() throws IOException {
        Path file = Files.write(folder.resolve("revoked"), new byte[(1 << 23) + 1]);
        assertThat(problems(Map.of("revoked-file", file.toString())))
                .singleElement()
                .asString()
                .contains("cannot be read", "more than 8388608 bytes");
    }

    @Test
    void deleted_file_cannot_be_read_and_the_rest_counts() throws IOException {
        Path file = Files.createFile(folder.resolve("revoked"));
        RevocationList list = list(Map.of("revoked-file", file.toString(), "revoked", ID));
        Files.delete(file);
        assertThat(entries(list)).containsExactly(ID);
        assertThat(list.read().unreadable()).singleElement().asString().startsWith(file + " cannot be read");
    }

    @Test
    void missing_file_fails_the_deployment() {
        assertThat(problems(Map.of("revoked-file", "/no/such/file")))
                .containsExactly("init-param revoked-file = '/no/such/file' is not a file that can be read");
    }

    private final Map<String, String> properties = new HashMap<>();
    private final ConfigSource live = new PropertiesConfigSource(properties, "live", 100) {
        @Override
        public @Nullable String getValue(String name) {
            return properties.get(name);
        }
    };
    private final SettingSource place =
            new MicroProfileSource(new SmallRyeConfigBuilder().withSources(live).build());

    @Test
    void list_in_microprofile_config_is_read_again() {
        RevocationList list = list(Map.of(), place);
        properties.put("entra.revoked", ID);
        assertThat(list.mayChange()).isTrue();
        assertThat(entries(list)).containsExactly(ID);
    }

    @Test
    void list_that_cannot_be_read_again_is_reported_and_the_file_counts() throws IOException {
        Path file = Files.writeString(folder.resolve("revoked"), TOKEN_ID);
        RevocationList list = list(Map.of("revoked-file", file.toString()), place);
        properties.put("entra.revoked", "${nowhere}");
        assertThat(entries(list)).containsExactly(TOKEN_ID);
        assertThat(list.read().unreadable())
                .singleElement()
                .asString()
                .startsWith("entra.revoked cannot be read: entra.revoked has ${nowhere}");
    }

    @Test
    void list_of_the_application_does_not_count_for_a_filter_with_its_own() {
        RevocationList list = list(Map.of("revoked", TOKEN_ID), place);
        properties.put("entra.revoked", ID);
        assertThat(list.mayChange()).isFalse();
        assertThat(entries(list)).containsExactly(TOKEN_ID);
    }

    @Test
    void stricter_revocation_refuses_more_tokens() {
        Revocation all = new Revocation(ID, Optional.empty());
        Revocation earlier = new Revocation(ID, Optional.of(Instant.EPOCH));
        Revocation later = new Revocation(ID, Optional.of(Instant.EPOCH.plusSeconds(1)));
        assertThat(earlier.orStricter(all)).isEqualTo(all);
        assertThat(all.orStricter(later)).isEqualTo(all);
        assertThat(earlier.orStricter(later)).isEqualTo(later);
        assertThat(later.orStricter(earlier)).isEqualTo(later);
    }
}
