package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The sources of one filter's settings, each read once; the first that has a setting wins. */
final class SourceChain {

    private final List<SettingSource> sources;
    private final Map<Setting<?>, ConfigValue> written = new HashMap<>();

    SourceChain(SettingSource... sources) {
        this.sources = List.of(sources);
        for (Setting<?> setting : SettingCatalog.all()) {
            Optional<ConfigValue> found = first(setting);
            if (found.isPresent()) {
                written.put(setting, found.get());
            }
        }
    }

    private Optional<ConfigValue> first(Setting<?> setting) {
        for (SettingSource source : sources) {
            Optional<ConfigValue> found = source.find(setting);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
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
        for (SettingSource source : sources) {
            if (source instanceof InitParameterSource && source.find(setting).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the effective value of the setting and its origin. */
    EffectiveSetting effective(Setting<?> setting) {
        ConfigValue found = written.get(setting);
        return found == null
                ? EffectiveSetting.byDefault(setting)
                : EffectiveSetting.written(setting, found.value(), found.origin());
    }

    /** Returns the source whose value counts, if it may change while the application runs; init-params do not. */
    Optional<SettingSource> changing(Setting<?> setting) {
        for (SettingSource source : sources) {
            if (source.mayChange() || source.find(setting).isPresent()) {
                return source.mayChange() ? Optional.of(source) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns misspelt init-params. They fail the deployment: the filter would be weaker than its owner thinks. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (SettingSource source : sources) {
            if (source instanceof InitParameterSource) {
                problems.addAll(source.unreadNames());
            }
        }
        return problems;
    }

    /** Returns names that look like settings and are not read, one sentence each. */
    List<String> warnings() {
        Set<String> warnings = new LinkedHashSet<>();
        for (SettingSource source : sources) {
            if (!(source instanceof InitParameterSource)) {
                warnings.addAll(source.unreadNames());
            }
        }
        return List.copyOf(warnings);
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
            String value = parameters.get(setting.key());
            return value == null || value.isBlank() || setting.isOfApplication()
                    ? Optional.empty()
                    : Optional.of(ConfigValue.usable(value, ORIGIN + " " + setting.key(), ORIGIN));
        }

        @Override
        public List<String> unreadNames() {
            List<String> sentences = new ArrayList<>();
            for (String name : new TreeSet<>(parameters.keySet())) {
                Optional<String> sentence = NameCheck.unreadParameter(name);
                if (sentence.isPresent()) {
                    sentences.add(ORIGIN + " " + sentence.get());
                }
            }
            return sentences;
        }
    }
}
