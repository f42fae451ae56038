package io.github.entrafilter.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The spellings of a setting's name, and hints for names that look like one and are not read. */
final class NameCheck {

    private static final String PREFIX = "entra.";
    private static final String VARIABLE_PREFIX = "ENTRA_";
    private static final int NEAR = 3;

    private NameCheck() {}

    /** The environment variable of a property in upper case, by the rule of MicroProfile Config. */
    static String variableOf(String property) {
        return underscored(property).toUpperCase(Locale.ROOT);
    }

    /** The environment variables that may carry a property, in the order of MicroProfile Config 3.1, section 5.3.1. */
    static List<String> variablesOf(String property) {
        return List.of(property, underscored(property), variableOf(property));
    }

    private static String underscored(String property) {
        return property.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** Why a property that looks like a setting is not read; none if it is read, or not meant for us. */
    static Optional<String> unreadProperty(String name) {
        String bare = name.replaceFirst("^%[^.]*\\.", "");
        if (bare.startsWith(PREFIX)
                && Setting.ofKey(bare.substring(PREFIX.length())).isPresent()) {
            return Optional.empty();
        }
        return misspelt(bare)
                .map(setting -> shown(name) + " is not read as a property; write it as " + setting.propertyName())
                .or(() -> unknown(name, bare));
    }

    /** Why an environment variable that looks like a setting is not read everywhere. */
    static Optional<String> unreadVariable(String name) {
        Optional<Setting> meant = misspelt(name);
        if (meant.filter(setting -> variablesOf(setting.propertyName()).contains(name))
                .isPresent()) {
            return Optional.empty();
        }
        return meant.map(setting -> shown(name) + " is not read everywhere as an environment variable; write it as "
                        + setting.environmentName())
                .or(() -> unknown(name, name));
    }

    /** Why an init-param is not read. */
    static Optional<String> unreadParameter(String name) {
        Optional<Setting> setting = Setting.ofKey(name);
        if (setting.isPresent()) {
            return setting.filter(Setting::isOfApplication)
                    .map(it -> name + " applies to the whole application; set it as " + it.propertyName());
        }
        return misspelt(name)
                .map(it -> shown(name) + " is not a setting; write it as init-param " + it.key())
                .or(() -> Optional.of(shown(name) + " is not a setting" + suggestion(name)));
    }

    /** Why a context-param that looks like a setting is not read. */
    static Optional<String> unreadContextParameter(String name) {
        return misspelt(name)
                .map(setting -> "context-param " + shown(name) + " is not read; write it as " + setting.propertyName()
                        + " in META-INF/microprofile-config.properties, as " + setting.environmentName()
                        + " in the environment"
                        + (setting.isOfApplication() ? "" : ", or as init-param " + setting.key() + " of a filter"))
                .or(() -> unknown(name, name).map(sentence -> "context-param " + sentence));
    }

    /** The setting of this name with its prefix, whatever its case and punctuation. */
    private static Optional<Setting> misspelt(String name) {
        return Setting.ofEnvironmentName(variableOf(visible(name)));
    }

    private static Optional<String> unknown(String name, String bare) {
        String upper = variableOf(visible(bare));
        return bare.startsWith(PREFIX) || (upper.equals(bare) && upper.startsWith(VARIABLE_PREFIX))
                ? Optional.of(shown(name) + " is not a setting" + suggestion(bare))
                : Optional.empty();
    }

    private static String suggestion(String name) {
        return nearest(name)
                .map(setting -> "; did you mean " + setting.propertyName() + " (init-param " + setting.key()
                        + ", environment " + setting.environmentName() + ")?")
                .orElse("");
    }

    /** Without what no editor shows, such as a byte order mark in front of the first name of a file. */
    private static String visible(String name) {
        return name.replaceAll("\\p{Cf}", "");
    }

    /** With what no editor shows. */
    private static String shown(String name) {
        return visible(name).equals(name) ? name : visible(name) + " (with invisible characters)";
    }

    /** The setting whose name is nearest to this one, if any is near. */
    private static Optional<Setting> nearest(String name) {
        String key = name.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^entra[.-]", "");
        return Arrays.stream(Setting.values())
                .filter(setting -> distance(key, setting.key()) <= NEAR)
                .min(Comparator.comparingInt(setting -> distance(key, setting.key())));
    }

    /** Levenshtein's distance: how many characters must be added, dropped or changed. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
