package io.github.entrafilter.doctor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The file of the option {@code --config}. */
final class ConfigFile {

    private ConfigFile() {}

    /**
     * Reads settings or environment variables, under the names that the file has.
     *
     * @throws IOException if the file cannot be read; with a message of one line
     */
    static Map<String, String> read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            all.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            String problem = Files.exists(file) ? " cannot be read: " + e.getMessage() : " does not exist";
            throw new IOException(file + problem, e);
        }
        Map<String, String> lines = new HashMap<>();
        all.stringPropertyNames().forEach(name -> lines.put(name, all.getProperty(name, "")));
        return lines;
    }
}
