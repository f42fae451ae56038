package io.github.entrafilter.doctor;

import io.github.entrafilter.application.SettingWarning;
import io.github.entrafilter.application.SettingsReview;
import io.github.entrafilter.coverage.WebXml;
import io.github.entrafilter.coverage.WebXml.DeclaredFilter;
import io.github.entrafilter.doctor.war.WrittenSettings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.settings.config.PropertiesFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings in files, each read by its content. Of several files of a kind, the first that has a setting counts. */
final class ConfigFiles {

    private static final String FILTER_NAME = "EntraFilter";
    private static final String FILTER_CLASS = "io.github.entrafilter.servlet.EntraFilter";

    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> microProfile = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> filters = new LinkedHashMap<>();
    private final List<SettingWarning> warnings = new ArrayList<>();
    private boolean replaceProcess;

    private ConfigFiles() {}

    /** @throws IOException if a file cannot be read; with a message of one line */
    static ConfigFiles read(List<Path> files) throws IOException {
        ConfigFiles all = new ConfigFiles();
        for (Path file : files) {
            all.add(file);
        }
        return all;
    }

    private void add(Path file) throws IOException {
        String text = text(file);
        try {
            if (text.stripLeading().startsWith("<")) {
                addDescriptor(file);
                return;
            }
            replaceProcess = true;
            if (WrittenSettings.isFile(name(file))) {
                WrittenSettings.addMissing(
                        PropertiesFile.parse(text),
                        microProfile.computeIfAbsent(name(file), it -> new LinkedHashMap<>()));
            } else {
                addLines(EnvironmentLines.parse(text));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String text(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + " does not exist");
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = BoundedText.read(in, file.toString());
            if (text.indexOf('\0') >= 0) {
                throw new IOException(file + " is not a file of settings; explain-war reads a WAR");
            }
            return text;
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(file.toString()) ? e : new IOException(file + " cannot be read: " + message, e);
        }
    }

    private void addDescriptor(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            WebXml descriptor = WebXml.read(file.toString(), in);
            SettingsReader.warningsOfContextParameters(
                            descriptor.contextParameters().keySet())
                    .forEach(sentence -> warnings.add(SettingsReview.ofUnreadName(sentence)));
            descriptor.filters().stream()
                    .filter(ConfigFiles::isOurs)
                    .forEach(filter -> filters.putIfAbsent(filter.name(), filter.initParameters()));
        }
    }

    /** Without a class in web.xml, the JAR's fragment has it. */
    private static boolean isOurs(DeclaredFilter filter) {
        return filter.className().map(FILTER_CLASS::equals).orElse(filter.name().equals(FILTER_NAME));
    }

    private void addLines(EnvironmentLines lines) {
        WrittenSettings.addMissing(lines.properties(), properties);
        WrittenSettings.addMissing(lines.variables(), variables);
        if (!lines.quoted().isEmpty()) {
            warnings.add(SettingWarning.harmless(
                    "quotes",
                    "the quotes around " + String.join(", ", lines.quoted()) + " are left out, as by a shell;"
                            + " docker --env-file keeps them",
                    ""));
        }
    }

    /**
     * Returns a reader for each filter, by its subject in messages. A web.xml alone completes the settings of this
     * process.
     */
    Map<String, SettingsReader> readers() {
        Map<String, SettingsReader> readers = new LinkedHashMap<>();
        filters.forEach((name, initParameters) -> readers.put("filter " + name, reader(initParameters)));
        if (readers.isEmpty()) {
            readers.put("the filter", reader(Map.of()));
        }
        return readers;
    }

    private SettingsReader reader(Map<String, String> initParameters) {
        return replaceProcess ? written().reader(initParameters) : SettingsReader.of(initParameters);
    }

    /** Returns the settings of the application; empty without a file that has them. */
    WrittenSettings written() {
        return new WrittenSettings(properties, variables, microProfile);
    }

    /** Returns the warnings about what files have and the filter does not read. */
    List<SettingWarning> warnings() {
        return List.copyOf(warnings);
    }
}
