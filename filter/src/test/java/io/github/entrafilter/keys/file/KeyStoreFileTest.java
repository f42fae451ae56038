package io.github.entrafilter.keys.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreFileTest {

    private static final int MAX_BYTES = 2 * 1024 * 1024;

    @TempDir
    private Path folder;

    private Path path;
    private KeyStoreFile file;

    @BeforeEach
    void name() {
        path = folder.resolve("keys.v2.0");
        file = new KeyStoreFile(folder.resolve("keys"), TokenVersion.V2);
    }

    @Test
    void written_text_is_read_back() throws IOException {
        file.write("f\u00fcr \ud83d\udd11");

        assertThat(file.read()).isEqualTo("f\u00fcr \ud83d\udd11");
        assertThat(path).hasContent("f\u00fcr \ud83d\udd11");
    }

    @Test
    void missing_file_does_not_exist() throws IOException {
        assertThat(file.exists()).isFalse();

        file.write("text");

        assertThat(file.exists()).isTrue();
    }

    @Test
    void versions_have_files_of_their_own() throws IOException {
        file.write("v2");

        assertThat(new KeyStoreFile(folder.resolve("keys"), TokenVersion.V1).exists())
                .isFalse();
    }

    @Test
    void messages_name_the_file() {
        assertThat(file).hasToString(path.toString());
    }

    @Test
    void second_write_leaves_nothing_else_behind() throws IOException {
        file.write("older");
        file.write("newer");

        assertThat(file.read()).isEqualTo("newer");
        assertThat(folder).isDirectoryContaining(path::equals);
        assertThat(folder.toFile().list()).containsExactly("keys.v2.0");
    }

    /** Bytes count, not characters. */
    @Test
    void file_is_read_up_to_its_limit() throws IOException {
        file.write("a".repeat(MAX_BYTES));
        assertThat(file.read()).hasSize(MAX_BYTES);

        file.write("\u00e9".repeat(MAX_BYTES / 2) + "a");
        assertThatIOException().isThrownBy(file::read).withMessageContaining("larger than any key set");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void refused_write_leaves_the_older_file_and_nothing_else() throws IOException {
        file.write("older");
        assertThat(Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx")))
                .exists();

        assertThatIOException()
                .isThrownBy(() -> file.write("newer"))
                .withMessageContaining("is writable by other users");

        assertThat(Files.readString(path, UTF_8)).isEqualTo("older");
        assertThat(folder.toFile().list()).containsExactly("keys.v2.0");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void link_to_nowhere_counts_as_a_file_and_is_not_read() throws IOException {
        assertThat(Files.createSymbolicLink(path, folder.resolve("nowhere"))).isSymbolicLink();

        assertThat(file.exists()).isTrue();
        assertThatIOException().isThrownBy(file::read).withMessageContaining("is a symbolic link");
    }
}
