package io.github.entrafilter.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The application's {@code META-INF/microprofile-config.properties}, for containers that do not read it: the same WAR
 * shall mean the same everywhere.
 */
record PropertiesFile(Map<String, String> properties) implements SettingSource {

    private static final String PATH = "META-INF/microprofile-config.properties";

    PropertiesFile {
        properties = Map.copyOf(properties);
    }

    /** The file of the calling thread's application; empty if it has none. */
    static SettingSource ofApplication() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        URL file = application == null ? null : application.getResource(PATH);
        return new PropertiesFile(file == null ? Map.of() : read(file));
    }

    private static Map<String, String> read(URL file) {
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(PATH + " cannot be read", e);
        }
    }

    /** The properties in any file. */
    static Map<String, String> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader);
        }
    }

    private static Map<String, String> read(Reader reader) throws IOException {
        Properties all = new Properties();
        all.load(reader);
        Map<String, String> properties = new HashMap<>();
        all.stringPropertyNames().forEach(name -> properties.put(name, all.getProperty(name, "")));
        return properties;
    }

    @Override
    public Optional<String> value(Setting setting) {
        return Optional.ofNullable(properties.get(setting.propertyName())).filter(value -> !value.isBlank());
    }

    @Override
    public Set<String> unknownNames() {
        Set<String> unknown = new TreeSet<>(properties.keySet());
        unknown.removeIf(name -> !SettingNames.isUnknownProperty(name));
        return unknown;
    }

    @Override
    public String nameOf(Setting setting) {
        return setting.propertyName();
    }

    @Override
    public String originOf(Setting setting) {
        return PATH;
    }
}
