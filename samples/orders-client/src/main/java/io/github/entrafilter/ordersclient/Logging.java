package io.github.entrafilter.ordersclient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;

/** Configures the JDK's logging for a terminal, unless it is configured already. */
final class Logging {

    private Logging() {}

    static void configure() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream quiet = Logging.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(quiet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
