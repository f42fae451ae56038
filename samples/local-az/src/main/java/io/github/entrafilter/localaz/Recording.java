package io.github.entrafilter.localaz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Records commands and requests, for tests.
 *
 * @param file the file; empty for no recording
 */
record Recording(Optional<Path> file) {

    void command(List<String> arguments) throws IOException {
        add("az " + String.join(" ", arguments).replace("\n", " "));
    }

    void request(String method, String uri) throws IOException {
        add("  " + method + " " + uri);
    }

    private void add(String line) throws IOException {
        if (file.isPresent()) {
            Files.writeString(file.get(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
