package io.github.entrafilter.application;

import io.github.entrafilter.keys.ProxyPassword;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.EnforcementMode;
import io.github.entrafilter.settings.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the log warns of when settings are read, each of it once for an application. Thread-safe. */
final class SettingsWarnings {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void tell(List<String> warnings) {
        warnings.stream().filter(told::add).forEach(warning -> LOG.log(Level.WARNING, warning));
    }

    /** Of settings that can be used, and do not what most people want. */
    void tellOf(String subject, Settings settings) {
        tell(ProxyPassword.warning(settings.keys()).stream().toList());
        if (settings.access().mode() == EnforcementMode.REPORT) {
            tell(List.of(subject + " TURNS NOBODY AWAY: it only reports whom it would refuse. "
                    + AccessSettings.MODE.propertyName() + "=enforce protects the application"));
        }
    }

    /** The application's public paths that a filter keeps closed; none where it closes none. */
    static Optional<String> closedPaths(String subject, AccessSettings access) {
        return access.closedPaths().isEmpty()
                ? Optional.empty()
                : Optional.of(subject + " requires a token on " + AccessSettings.PUBLIC_PATHS.propertyName() + " = "
                        + String.join(", ", access.closedPaths()) + " too, as it has its own "
                        + AccessSettings.ROLES_ALLOWED.key() + "; the init-param " + AccessSettings.PUBLIC_PATHS.key()
                        + " opens paths of this filter");
    }
}
