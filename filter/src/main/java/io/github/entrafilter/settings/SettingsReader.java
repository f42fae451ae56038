package io.github.entrafilter.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads the settings of one filter from all the places where they may stand, and checks them as a whole. */
public final class SettingsReader {

    private final SourceChain sources;

    SettingsReader(SourceChain sources) {
        this.sources = sources;
    }

    /**
     * For a filter of the calling thread's application: its init-params first, then MicroProfile Config, or system
     * properties and the environment where there is none.
     */
    public static SettingsReader of(Map<String, String> initParameters) {
        return new SettingsReader(SourceChain.ofApplication(initParameters));
    }

    /**
     * For a file, of settings or of environment variables.
     *
     * @throws IOException if it cannot be read
     */
    public static SettingsReader ofFile(Path file) throws IOException {
        return ofLines(PropertiesFile.read(file));
    }

    /** For what such a file holds, and nothing else. */
    public static SettingsReader ofLines(Map<String, String> lines) {
        return new SettingsReader(new SourceChain(FallbackSource.ofLines(lines)));
    }

    /** Every setting as it counts, and where it was written. */
    public List<EffectiveSetting> effective() {
        return Arrays.stream(Setting.values()).map(sources::effective).toList();
    }

    /** Names that look like settings and are not read, one sentence each. */
    public List<String> warnings() {
        return sources.warnings();
    }

    /** The same of context-params in web.xml, which are never read. */
    public static List<String> warningsOfContextParameters(Collection<String> names) {
        return names.stream()
                .sorted()
                .flatMap(name -> NameCheck.unreadContextParameter(name).stream())
                .toList();
    }

    /** Whether the application asks for it; not, if its value cannot be read, which {@link #read} says. */
    public ContainerLogin containerLogin() {
        return new SettingReading(sources).value(Setting.CONTAINER_LOGIN, ContainerLogin::of, ContainerLogin.OFF);
    }

    /**
     * The settings.
     *
     * @param subject whose settings, for the message
     * @throws InvalidSettingsException with all that is wrong
     */
    public Settings read(String subject) {
        SettingReading reading = new SettingReading(sources);
        TrustSettings trust = new TrustReader(reading).read();
        KeySettings keys = new KeysReader(reading).read(trust);
        AccessReader access = new AccessReader(reading);
        reading.value(Setting.CONTAINER_LOGIN, ContainerLogin::of, ContainerLogin.OFF);
        Settings settings = new Settings(
                trust, keys, access.read(), access.readResponses(), new RevocationsReader(reading).read(sources));
        if (!reading.problems().isEmpty()) {
            throw new InvalidSettingsException(subject, reading.problems());
        }
        return settings;
    }
}
