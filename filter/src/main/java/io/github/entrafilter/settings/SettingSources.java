package io.github.entrafilter.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All places where the settings of one filter stand; the first that says something wins. */
final class SettingSources {

    private static final String MICROPROFILE_CONFIG = "org.eclipse.microprofile.config.ConfigProvider";

    private final List<SettingSource> sources;

    SettingSources(SettingSource... sources) {
        this.sources = List.of(sources);
    }

    /** An API class without an implementation behind it counts as missing, too. */
    static SettingSources ofApplication(Map<String, String> initParameters) {
        SettingSource filter = new InitParameters(initParameters);
        try {
            Class.forName(MICROPROFILE_CONFIG);
            return new SettingSources(filter, MicroProfileSource.ofApplication());
        } catch (ClassNotFoundException | LinkageError | IllegalStateException missing) {
            return new SettingSources(filter, ProcessSource.ofThisProcess(), PropertiesFile.ofApplication());
        }
    }

    Optional<String> value(Setting setting) {
        return sources.stream()
                .flatMap(source -> source.value(setting).stream())
                .findFirst();
    }

    /** Whether an init-param of the filter has the setting. */
    boolean isOwn(Setting setting) {
        return sources.stream()
                .anyMatch(source -> source instanceof InitParameters
                        && source.value(setting).isPresent());
    }

    /** The setting as it counts. */
    EffectiveSetting effective(Setting setting) {
        for (SettingSource source : sources) {
            Optional<String> value = source.value(setting);
            if (value.isPresent()) {
                return EffectiveSetting.written(setting, value.get(), source.originOf(setting));
            }
        }
        return EffectiveSetting.byDefault(setting);
    }

    /** The place that says this, if it may say something else while the application runs; what a filter says stands. */
    Optional<SettingSource> changing(Setting setting) {
        for (SettingSource source : sources) {
            if (source.mayChange() || source.value(setting).isPresent()) {
                return Optional.of(source).filter(SettingSource::mayChange);
            }
        }
        return Optional.empty();
    }

    /** The name under which the value that counts stands; where there is none, the name to write it under. */
    String nameOf(Setting setting) {
        return sources.stream()
                .filter(source -> source.value(setting).isPresent())
                .findFirst()
                .map(source -> source.nameOf(setting))
                .orElse(setting.propertyName());
    }

    /** A misspelt init-param would leave a filter weaker than its owner thinks: that is a fault. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (SettingSource source : sources) {
            if (source instanceof InitParameters) {
                source.unknownNames().forEach(name -> faults.add("init-param " + unknown(name)));
            }
        }
        return faults;
    }

    /** Names of ours that mean nothing, each once. */
    List<String> warnings() {
        Map<String, String> warnings = new LinkedHashMap<>();
        for (SettingSource source : sources) {
            if (!(source instanceof InitParameters)) {
                source.unknownNames().forEach(name -> warnings.put(name, unknown(name)));
            }
        }
        return List.copyOf(warnings.values());
    }

    private static String unknown(String name) {
        if (Setting.ofKey(name).isPresent()) {
            return name + " holds for a whole application: write it as "
                    + Setting.ofKey(name).get().propertyName();
        }
        return name + " is not a setting"
                + SettingNames.nearest(name)
                        .map(setting -> "; did you mean " + setting.propertyName() + " (init-param " + setting.key()
                                + ", environment " + setting.environmentName() + ")?")
                        .orElse("");
    }
}
