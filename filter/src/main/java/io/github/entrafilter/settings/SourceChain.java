package io.github.entrafilter.settings;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All places where the settings of one filter stand, each read once; the first that has a setting wins. */
final class SourceChain {

    private static final String MICROPROFILE_CONFIG = "org.eclipse.microprofile.config.ConfigProvider";

    private final List<SettingSource> sources;
    private final Map<Setting, WrittenSetting> written = new EnumMap<>(Setting.class);

    SourceChain(SettingSource... sources) {
        this.sources = List.of(sources);
        for (Setting setting : Setting.values()) {
            Arrays.stream(sources)
                    .flatMap(source -> source.find(setting).stream())
                    .findFirst()
                    .ifPresent(found -> written.put(setting, found));
        }
    }

    /** An API class without an implementation behind it counts as missing, too. */
    static SourceChain ofApplication(Map<String, String> initParameters) {
        SettingSource filter = new InitParameterSource(initParameters);
        SettingSource application;
        try {
            Class.forName(MICROPROFILE_CONFIG);
            application = MicroProfileSource.ofApplication();
        } catch (ClassNotFoundException | LinkageError | IllegalStateException missing) {
            application = FallbackSource.ofApplication();
        }
        return new SourceChain(filter, application);
    }

    /** The setting as it is written where it counts; empty if it is not set. */
    Optional<WrittenSetting> find(Setting setting) {
        return Optional.ofNullable(written.get(setting));
    }

    /** Whether an init-param of the filter has the setting. */
    boolean isOwn(Setting setting) {
        return sources.stream()
                .anyMatch(source -> source instanceof InitParameterSource
                        && source.find(setting).isPresent());
    }

    /** The setting as it counts. */
    EffectiveSetting effective(Setting setting) {
        return find(setting)
                .map(found -> EffectiveSetting.written(setting, found.value(), found.origin()))
                .orElseGet(() -> EffectiveSetting.byDefault(setting));
    }

    /** The place whose value counts, if it may change while the application runs; a filter's own value does not. */
    Optional<SettingSource> changing(Setting setting) {
        for (SettingSource source : sources) {
            if (source.mayChange() || source.find(setting).isPresent()) {
                return Optional.of(source).filter(SettingSource::mayChange);
            }
        }
        return Optional.empty();
    }

    /** A misspelt init-param would leave a filter weaker than its owner thinks: that fails the deployment. */
    List<String> problems() {
        return sources.stream()
                .filter(InitParameterSource.class::isInstance)
                .flatMap(source -> source.unreadNames().stream())
                .toList();
    }

    /** Names that look like settings and are not read, one sentence each. */
    List<String> warnings() {
        return sources.stream()
                .filter(source -> !(source instanceof InitParameterSource))
                .flatMap(source -> source.unreadNames().stream())
                .distinct()
                .toList();
    }
}
