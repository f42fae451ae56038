package io.github.entrafilter.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/** The application's OpenTelemetry bean of MicroProfile Telemetry. */
final class InjectedOpenTelemetry {

    private InjectedOpenTelemetry() {}

    /** The bean; empty without CDI or MicroProfile Telemetry in this application. */
    static Optional<OpenTelemetry> find() {
        try {
            Instance<OpenTelemetry> beans = CDI.current().select(OpenTelemetry.class);
            return beans.isResolvable() ? Optional.of(beans.get()) : Optional.empty();
        } catch (RuntimeException | LinkageError none) {
            return Optional.empty();
        }
    }
}
