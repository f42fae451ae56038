package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.settings.AccessSettings.ContainerLogin;
import io.github.entrafilter.settings.SettingsReader;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Warns where container-login has no effect because the container lacks CDI or Jakarta Security. */
final class ContainerLoginCheck {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    /** Each implementation has a bean of this type: Jakarta Security 3.0, section 4.3. */
    private static final String JAKARTA_SECURITY = "jakarta.security.enterprise.SecurityContext";

    private ContainerLoginCheck() {}

    static void warn() {
        if (SettingsReader.of(Map.of()).containerLogin() == ContainerLogin.ON && !(hasCdi() && hasJakartaSecurity())) {
            LOG.log(
                    Level.WARNING,
                    "container-login has no effect: it requires CDI and Jakarta Security, and the container has no "
                            + (hasCdi() ? "Jakarta Security" : "CDI")
                            + "; remove the setting, or use a container that has both");
        }
    }

    private static boolean hasCdi() {
        try {
            return CDI.current() != null;
        } catch (IllegalStateException | LinkageError none) {
            return false;
        }
    }

    /** TomEE has the API without an implementation. */
    private static boolean hasJakartaSecurity() {
        try {
            Class<?> context = Class.forName(JAKARTA_SECURITY, false, ContainerLoginCheck.class.getClassLoader());
            return !CDI.current().select(context).isUnsatisfied();
        } catch (ClassNotFoundException | IllegalStateException | LinkageError missing) {
            return false;
        }
    }
}
