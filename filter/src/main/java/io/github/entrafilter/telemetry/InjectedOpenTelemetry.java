package io.github.entrafilter.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/** The bean that MicroProfile Telemetry gives an application. */
final class InjectedOpenTelemetry {

    private InjectedOpenTelemetry() {}

    /** None where there is no CDI, no MicroProfile Telemetry, or not for this application. */
    static Optional<OpenTelemetry> find() {
        try {
            Instance<OpenTelemetry> beans = CDI.current().select(OpenTelemetry.class);
            return beans.isResolvable() ? Optional.of(beans.get()) : Optional.empty();
        } catch (RuntimeException | LinkageError none) {
            return Optional.empty();
        }
    }
}
