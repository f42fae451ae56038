package io.github.entrafilter.application;

import io.github.entrafilter.settings.AccessSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Warnings about settings; each is logged once per application. Thread-safe. */
final class SettingsWarnings {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    void logOnce(List<String> warnings) {
        for (String warning : warnings) {
            logOnce(warning);
        }
    }

    private void logOnce(String warning) {
        if (logged.add(warning)) {
            LOG.log(Level.WARNING, warning);
        }
    }

    void log(SettingsReview review) {
        for (SettingWarning warning : review.warnings()) {
            logOnce(warning.toString());
        }
    }

    /**
     * Reports the application's public paths that a filter with its own roles keeps closed; empty if there are none.
     */
    static Optional<String> closedPaths(String subject, AccessSettings access) {
        return access.closedPaths().isEmpty()
                ? Optional.empty()
                : Optional.of(subject + " requires a token on " + AccessSettings.PUBLIC_PATHS.propertyName() + " = "
                        + String.join(", ", access.closedPaths()) + " too, as it has its own "
                        + AccessSettings.ROLES_ALLOWED.key() + "; the init-param " + AccessSettings.PUBLIC_PATHS.key()
                        + " opens paths of this filter");
    }
}
