package io.github.entrafilter.settings.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads properties files, above all the application's {@code META-INF/microprofile-config.properties}. */
public final class PropertiesFile {

    private static final String FOLDER = "META-INF/";

    private PropertiesFile() {}

    /** Returns the properties of all files with this name in {@code META-INF}, WEB-INF/classes first. */
    public static List<Map<String, String>> named(String name, ClassLoader loader) {
        try {
            List<Map<String, String>> files = new ArrayList<>();
            for (URL file : Collections.list(loader.getResources(FOLDER + name))) {
                try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    files.add(read(reader));
                }
            }
            return files;
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException(FOLDER + name + " cannot be read: " + e.getMessage(), e));
        }
    }

    /**
     * Returns the properties in the text of a file.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static Map<String, String> parse(String text) {
        try {
            return read(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Reader reader) throws IOException {
        Properties all = new Properties();
        all.load(reader);
        Map<String, String> properties = new HashMap<>();
        for (String name : all.stringPropertyNames()) {
            properties.put(name, all.getProperty(name, ""));
        }
        return properties;
    }
}
