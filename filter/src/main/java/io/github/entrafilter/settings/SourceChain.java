package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sources of one filter's settings, each read once; the first that has a setting wins. */
final class SourceChain {

    private final List<SettingSource> sources;
    private final Map<Setting<?>, ConfigValue> written = new HashMap<>();

    SourceChain(SettingSource... sources) {
        this.sources = List.of(sources);
        for (Setting<?> setting : SettingCatalog.all()) {
            Arrays.stream(sources)
                    .flatMap(source -> source.find(setting).stream())
                    .findFirst()
                    .ifPresent(found -> written.put(setting, found));
        }
    }

    /** Returns the sources of a filter. An API class without an implementation counts as missing, too. */
    static SourceChain ofApplication(Map<String, String> initParameters) {
        SettingSource filter = new InitParameterSource(initParameters);
        SettingSource application;
        try {
            application = MicroProfileSource.ofApplication();
        } catch (LinkageError | IllegalStateException missing) {
            application = FallbackSource.ofApplication();
        }
        return new SourceChain(filter, application);
    }

    /** Returns the setting from the first source that has it; empty if it is not set. */
    Optional<ConfigValue> find(Setting<?> setting) {
        return Optional.ofNullable(written.get(setting));
    }

    /** Whether an init-param of the filter has the setting. */
    boolean isOwn(Setting<?> setting) {
        return sources.stream()
                .anyMatch(source -> source instanceof InitParameterSource
                        && source.find(setting).isPresent());
    }

    /** Returns the effective value of the setting and its origin. */
    EffectiveSetting effective(Setting<?> setting) {
        return find(setting)
                .map(found -> EffectiveSetting.written(setting, found.value(), found.origin()))
                .orElseGet(() -> EffectiveSetting.byDefault(setting));
    }

    /** Returns the source whose value counts, if it may change while the application runs; init-params do not. */
    Optional<SettingSource> changing(Setting<?> setting) {
        for (SettingSource source : sources) {
            if (source.mayChange() || source.find(setting).isPresent()) {
                return Optional.of(source).filter(SettingSource::mayChange);
            }
        }
        return Optional.empty();
    }

    /** Returns misspelt init-params. They fail the deployment: the filter would be weaker than its owner thinks. */
    List<String> problems() {
        return sources.stream()
                .filter(InitParameterSource.class::isInstance)
                .flatMap(source -> source.unreadNames().stream())
                .toList();
    }

    /** Returns names that look like settings and are not read, one sentence each. */
    List<String> warnings() {
        return sources.stream()
                .filter(source -> !(source instanceof InitParameterSource))
                .flatMap(source -> source.unreadNames().stream())
                .distinct()
                .toList();
    }

    /** The init-params of one filter in web.xml. */
    record InitParameterSource(Map<String, String> parameters) implements SettingSource {

        private static final String ORIGIN = "init-param";

        InitParameterSource {
            parameters = Map.copyOf(parameters);
        }

        /** Whether a problem is with the name or the value of an init-param. */
        static boolean isProblemOfParameter(String problem) {
            return problem.startsWith(ORIGIN + " ");
        }

        @Override
        public Optional<ConfigValue> find(Setting<?> setting) {
            return setting.isOfApplication()
                    ? Optional.empty()
                    : Optional.ofNullable(parameters.get(setting.key()))
                            .filter(value -> !value.isBlank())
                            .map(value -> ConfigValue.usable(value, ORIGIN + " " + setting.key(), ORIGIN));
        }

        @Override
        public List<String> unreadNames() {
            return new TreeMap<>(parameters)
                    .keySet().stream()
                            .flatMap(name -> NameCheck.unreadParameter(name).stream())
                            .map(sentence -> ORIGIN + " " + sentence)
                            .toList();
        }
    }
}
