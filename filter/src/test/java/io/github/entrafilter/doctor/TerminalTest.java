package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void character_device_is_a_terminal() {
        assertThat(Terminal.isTerminal(Path.of("/dev/tty"))).isTrue();
    }

    @Test
    void file_and_what_is_missing_are_no_terminal(@TempDir Path folder) throws IOException {
        assertThat(Terminal.isTerminal(Files.createFile(folder.resolve("report"))))
                .isFalse();
        assertThat(Terminal.isTerminal(folder.resolve("missing"))).isFalse();
        assertThat(Terminal.isTerminal(Path.of("/dev/null"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"TERM, xterm, true", "TERM, dumb, false", "NO_COLOR, 1, false", "NO_COLOR, '', true"})
    void environment_decides_on_colours(String variable, String value, boolean colours) {
        assertThat(Terminal.hasColours(Map.of(variable, value))).isEqualTo(colours);
    }

    @Test
    void empty_environment_has_colours() {
        assertThat(Terminal.hasColours(Map.of())).isTrue();
    }
}
