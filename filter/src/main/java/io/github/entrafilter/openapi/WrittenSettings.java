package io.github.entrafilter.openapi;

import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.protection.PublicPaths;
import io.github.entrafilter.settings.SettingsReader;
import java.util.Map;

/**
 * The settings of the application that a document needs, as they are written. The application may not run yet: a
 * document is made at its first request (Payara), with the deployment (WildFly), or with the build (Quarkus).
 */
final class WrittenSettings {

    private WrittenSettings() {}

    /**
     * Returns the public paths of resources. The thread that makes a document may belong to the server, and then would
     * find the settings of no application.
     */
    static PublicPaths publicPaths() {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        if (!OptionalApi.isSame(WrittenSettings.class, context)) {
            thread.setContextClassLoader(WrittenSettings.class.getClassLoader());
        }
        try {
            return new PublicPaths(SettingsReader.of(Map.of()).publicPaths());
        } finally {
            thread.setContextClassLoader(context);
        }
    }
}
