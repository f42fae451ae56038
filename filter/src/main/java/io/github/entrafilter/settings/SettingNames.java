package io.github.entrafilter.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Tells names of ours that mean nothing from all the other names, and guesses what was meant. */
final class SettingNames {

    static final String PREFIX = "entra.";
    private static final String VARIABLE_PREFIX = "ENTRA_";
    private static final int NEAR = 3;

    private SettingNames() {}

    static boolean isUnknownProperty(String name) {
        return name.startsWith(PREFIX)
                && Setting.ofKey(name.substring(PREFIX.length())).isEmpty();
    }

    static boolean isUnknownVariable(String name) {
        return name.startsWith(VARIABLE_PREFIX)
                && Setting.ofEnvironmentName(name).isEmpty();
    }

    /** The name of the environment variable that stands for a property, by the rule of MicroProfile Config. */
    static String variableOf(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The setting whose name is nearest to this one, if any is near. */
    static Optional<Setting> nearest(String name) {
        String key = name.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^entra[.-]", "");
        return Arrays.stream(Setting.values())
                .filter(setting -> distance(key, setting.key()) <= NEAR)
                .min(Comparator.comparingInt(setting -> distance(key, setting.key())));
    }

    /** Levenshtein's distance: how many letters must be added, dropped or changed. */
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
