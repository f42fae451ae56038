package io.github.entrafilter.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How files are written in settings. Each method takes the text and gives the value, or throws
 * {@link IllegalArgumentException} with what is wrong, worded to follow the setting's name.
 */
final class FileValue {

    private FileValue() {}

    static Optional<Path> toRead(String text) {
        Path file = Path.of(text.strip());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("is not a file that can be read");
        }
        return Optional.of(file);
    }

    static Optional<Path> toWrite(String text) {
        Path file = Path.of(text.strip()).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException("is not a file in a folder that can be written to");
        }
        return Optional.of(file);
    }
}
