package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.settings.AccessSettings.ContainerLogin;
import io.github.entrafilter.settings.SettingsReader;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Warns where container-login has no effect, as nothing of ours runs that could give it one. */
final class ContainerLoginCheck {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private ContainerLoginCheck() {}

    static void warn() {
        if (SettingsReader.of(Map.of()).containerLogin() == ContainerLogin.ON && !hasCdi()) {
            LOG.log(
                    Level.WARNING,
                    "container-login has no effect: it requires CDI and Jakarta Security, and the application has no"
                            + " CDI; remove the setting, or use a container that has both");
        }
    }

    /** Where an application has CDI, the extension looks for Jakarta Security. */
    private static boolean hasCdi() {
        try {
            return CDI.current() != null;
        } catch (IllegalStateException | LinkageError none) {
            return false;
        }
    }
}
