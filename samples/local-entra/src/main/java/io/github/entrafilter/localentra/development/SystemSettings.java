package io.github.entrafilter.localentra.development;

/** The settings as system properties, which the filter reads where MicroProfile Config is missing. */
final class SystemSettings {

    private SystemSettings() {}

    static void set(DevelopmentServer server) {
        server.settings().forEach(System::setProperty);
    }

    /** Removes the properties that still have the values of this server. */
    static void remove(DevelopmentServer server) {
        server.settings().forEach((name, value) -> System.getProperties().remove(name, value));
    }
}
