package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigPlace;
import java.util.List;
import java.util.Optional;

/**
 * One setting: its name, type, default, group and meaning. Messages, documentation and the metadata for development
 * tools come from here. The records of settings declare them; {@link SettingCatalog} lists them.
 *
 * @param <T> the value's type
 */
public final class Setting<T> {

    /** The parts of the documentation, in order. */
    public enum Group {
        TRUST("Who is trusted"),
        ACCESS("Who gets in"),
        KEYS("Keys"),
        NETWORK("Network"),
        RESPONSES("Responses"),
        OPERATIONS("Operations");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** Returns the heading in the documentation. */
        public String title() {
            return title;
        }
    }

    private final Group group;
    private final String key;
    private final SettingType<T> type;
    private final String defaultValue;
    private final Optional<T> parsedDefault;
    private final String example;
    private final String meaning;
    private final boolean secret;
    private final boolean literal;
    private final boolean ofApplication;

    private Setting(Builder<T> builder, String meaning) {
        this.group = builder.group;
        this.key = builder.key;
        this.type = builder.type;
        this.defaultValue = builder.defaultValue;
        this.parsedDefault = builder.parsedDefault;
        this.example = builder.example;
        this.meaning = meaning;
        this.secret = builder.secret;
        this.literal = builder.literal;
        this.ofApplication = builder.ofApplication;
    }

    /** Returns the part of the documentation that has this setting. */
    public Group group() {
        return group;
    }

    /** Returns the name of the filter's init-param. */
    public String key() {
        return key;
    }

    /** Returns the name in MicroProfile Config and system properties. */
    public String propertyName() {
        return "entra." + key;
    }

    /** Returns the name in the environment, by the rule of MicroProfile Config. */
    public String environmentName() {
        return ConfigPlace.variableOf(propertyName());
    }

    /** Returns the type of the value. */
    public SettingType<T> type() {
        return type;
    }

    /** Returns the default as a user would write it; empty if there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** Returns the value if the setting is not set; empty if there is no default. */
    Optional<T> parsedDefault() {
        return parsedDefault.isPresent() || defaultValue.isEmpty()
                ? parsedDefault
                : Optional.of(type.parse(defaultValue));
    }

    /** Returns a valid value that is not the default. */
    public String example() {
        return example;
    }

    /** Returns the meaning in one phrase. */
    public String meaning() {
        return meaning;
    }

    /** Whether the value may contain a secret and must not be shown. */
    public boolean isSecret() {
        return secret;
    }

    /** Whether the value may contain <code>${</code>, as a password may. */
    boolean isLiteral() {
        return literal;
    }

    /** Whether the setting applies to the whole application, so that a single filter cannot have it. */
    boolean isOfApplication() {
        return ofApplication;
    }

    /** Returns the property's name. */
    @Override
    public String toString() {
        return propertyName();
    }

    /** A setting in the making, which {@link #meaning} completes. */
    static final class Builder<T> {

        private final List<Setting<?>> declared;
        private final Group group;
        private final String key;
        private final SettingType<T> type;
        private String defaultValue = "";
        private Optional<T> parsedDefault = Optional.empty();
        private String example = "";
        private boolean secret;
        private boolean literal;
        private boolean ofApplication;

        /** @param declared gets the setting once it is complete */
        Builder(List<Setting<?>> declared, Group group, String key, SettingType<T> type) {
            this.declared = declared;
            this.group = group;
            this.key = key;
            this.type = type;
        }

        /** Sets the default, as a user would write it. */
        Builder<T> byDefault(String value) {
            defaultValue = value;
            return this;
        }

        /** Sets the default and its value. For durations: the first that the JDK parses delays a start by 4 ms. */
        Builder<T> byDefault(String written, T value) {
            parsedDefault = Optional.of(value);
            return byDefault(written);
        }

        /** Sets a valid value that is not the default. */
        Builder<T> example(String value) {
            example = value;
            return this;
        }

        /** Keeps the value out of logs and messages. */
        Builder<T> secret() {
            secret = true;
            return this;
        }

        /** Allows <code>${</code> in the value. */
        Builder<T> literal() {
            literal = true;
            return this;
        }

        /** Applies the setting to the whole application. */
        Builder<T> ofApplication() {
            ofApplication = true;
            return this;
        }

        /** Completes the setting with its meaning in one phrase. */
        Setting<T> meaning(String phrase) {
            Setting<T> setting = new Setting<>(this, phrase);
            declared.add(setting);
            return setting;
        }
    }
}
