package io.github.entrafilter.settings;

import io.github.entrafilter.platform.Spelling;
import io.github.entrafilter.settings.config.ConfigPlace;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Explains why names that look like settings are not read, with a suggestion. */
final class NameCheck {

    /** Every name that looks like a setting has this in it, in upper or lower case. */
    private static final String PRODUCT = "entra";

    private static final String PREFIX = "entra.";
    private static final String VARIABLE_PREFIX = "ENTRA_";

    /** Other spellings of the prefixes, as a typing error or another language's habit makes them. */
    private static final String SIMILAR_PREFIX = "(?i:entra([_-]?filter)?[._-]).*|entra[A-Z][a-z].*";

    /** The end of the name of a list's element, as Spring flattens YAML. */
    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]$");

    private static final String INVISIBLE = "\\p{Cf}";

    /** Settings of entra-filter-client, which may be in the same application. */
    private static final String OF_THE_CLIENT =
            "entra\\.client\\.(.+\\.)?(scope|url|managed-identity)|ENTRA_CLIENT_(.+_)?(SCOPE|URL|MANAGED_IDENTITY)";

    private NameCheck() {}

    /** Adds the explanation of a property that looks like a setting and is not read. */
    static void addUnreadProperty(String name, Set<String> explanations) {
        Optional<String> explanation = unreadProperty(name);
        if (explanation.isPresent()) {
            explanations.add(explanation.get());
        }
    }

    /** Explains why a property that looks like a setting is not read; empty if it is read, or is not ours. */
    private static Optional<String> unreadProperty(String name) {
        if (isOfAnotherProduct(name)) {
            return Optional.empty();
        }
        String bare = withoutProfile(name);
        if (bare.startsWith(PREFIX)
                && SettingCatalog.ofKey(bare.substring(PREFIX.length())).isPresent()) {
            return Optional.empty();
        }
        Optional<Setting<?>> meant = misspelt(bare);
        return meant.isPresent()
                ? Optional.of(shown(name) + " is not read as a property; write it as "
                        + meant.get().propertyName())
                : unknown(name, bare);
    }

    /** Removes the prefix of a property that only holds in one profile. */
    private static String withoutProfile(String name) {
        return name.startsWith("%") ? name.substring(name.indexOf('.') + 1) : name;
    }

    /**
     * Explains why a property of Spring that looks like a setting is not read. Upper and lower case, dashes and
     * underscores make no difference there.
     */
    static Optional<String> unreadRelaxedProperty(String name) {
        String bare = ELEMENT.matcher(name).replaceFirst("");
        boolean read = SettingCatalog.all().stream()
                .anyMatch(setting -> relaxed(setting.propertyName()).equals(relaxed(bare)));
        return read ? Optional.empty() : unreadProperty(bare);
    }

    private static String relaxed(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Adds the explanation of an environment variable that looks like a setting and is not read everywhere. */
    static void addUnreadVariable(String name, Set<String> explanations) {
        Optional<String> explanation = unreadVariable(name);
        if (explanation.isPresent()) {
            explanations.add(explanation.get());
        }
    }

    /** Explains why an environment variable that looks like a setting is not read everywhere. */
    private static Optional<String> unreadVariable(String name) {
        if (isOfAnotherProduct(name)) {
            return Optional.empty();
        }
        Optional<Setting<?>> meant = misspelt(name);
        if (meant.isEmpty()) {
            return unknown(name, name);
        }
        if (ConfigPlace.variablesOf(meant.get().propertyName()).contains(name)) {
            return Optional.empty();
        }
        return Optional.of(shown(name) + " is not read everywhere as an environment variable; write it as "
                + meant.get().environmentName());
    }

    /** Explains why an init-param is not read. */
    static Optional<String> unreadParameter(String name) {
        Optional<Setting<?>> setting = SettingCatalog.ofKey(name);
        if (setting.isPresent()) {
            return setting.get().isOfApplication()
                    ? Optional.of(name + " applies to the whole application; set it as "
                            + setting.get().propertyName())
                    : Optional.empty();
        }
        return misspelt(name)
                .map(it -> shown(name) + " is not a setting; write it as init-param " + it.key())
                .or(() -> Optional.of(shown(name) + " is not a setting" + suggestion(name)));
    }

    /** Explains why a context-param that looks like a setting is not read. */
    static Optional<String> unreadContextParameter(String name) {
        Optional<Setting<?>> meant = misspelt(name);
        if (meant.isEmpty()) {
            Optional<String> unknown = unknown(name, name);
            return unknown.isPresent() ? Optional.of("context-param " + unknown.get()) : unknown;
        }
        Setting<?> setting = meant.get();
        return Optional.of("context-param " + shown(name) + " is not read; write it as " + setting.propertyName()
                + " in META-INF/microprofile-config.properties, as " + setting.environmentName()
                + " in the environment"
                + (setting.isOfApplication() ? "" : ", or as init-param " + setting.key() + " of a filter"));
    }

    /** Whether nothing in a name looks like a setting: true of nearly all names of a process, which has hundreds. */
    private static boolean isOfAnotherProduct(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80 || name.regionMatches(true, i, PRODUCT, 0, PRODUCT.length())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Returns the setting with this name and prefix, ignoring case and punctuation. */
    private static Optional<Setting<?>> misspelt(String name) {
        return SettingCatalog.ofEnvironmentName(ConfigPlace.variableOf(visible(name)));
    }

    private static Optional<String> unknown(String name, String bare) {
        if (bare.matches(OF_THE_CLIENT)) {
            return Optional.empty();
        }
        String upper = ConfigPlace.variableOf(visible(bare));
        boolean ours = bare.startsWith(PREFIX) || (upper.equals(bare) && upper.startsWith(VARIABLE_PREFIX));
        boolean similar =
                visible(bare).matches(SIMILAR_PREFIX) && nearest(visible(bare)).isPresent();
        return ours || similar
                ? Optional.of(shown(name) + " is not a setting" + suggestion(visible(bare)))
                : Optional.empty();
    }

    private static String suggestion(String name) {
        return nearest(name)
                .map(setting -> "; did you mean " + setting.propertyName() + " (init-param " + setting.key()
                        + ", environment " + setting.environmentName() + ")?")
                .orElse("");
    }

    /** Removes invisible characters, such as a byte order mark before the first name of a file. */
    private static String visible(String name) {
        return isAscii(name) ? name : name.replaceAll(INVISIBLE, "");
    }

    /** Mentions invisible characters, if the name has any. */
    private static String shown(String name) {
        return visible(name).equals(name) ? name : visible(name) + " (with invisible characters)";
    }

    /** Returns the setting with the most similar name; empty if none is similar. */
    private static Optional<Setting<?>> nearest(String name) {
        String key = name.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^entra(-?filter[.-])?[.-]?", "");
        return Spelling.nearest(
                        key, SettingCatalog.all().stream().map(Setting::key).toList())
                .flatMap(SettingCatalog::ofKey);
    }
}
