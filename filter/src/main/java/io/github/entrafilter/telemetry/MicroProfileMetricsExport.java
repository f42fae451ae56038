package io.github.entrafilter.telemetry;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.metrics.Measurements;
import io.github.entrafilter.metrics.Telemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** MicroProfile Metrics: the metrics stand in the registry of the application. */
public final class MicroProfileMetricsExport implements Telemetry {

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Optional<RegisteredMetrics> registered = Optional.empty();

    /** For the service loader; fails where the API is missing. */
    public MicroProfileMetricsExport() {
        Objects.requireNonNull(MetricRegistry.class);
    }

    @Override
    public void begin(Measurements measurements) {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            registered = registry().map(registry -> RegisteredMetrics.keptUp(registry, measurements));
        }
    }

    /** None where the application has no CDI. */
    private static Optional<MetricRegistry> registry() {
        try {
            Instance<MetricRegistry> registries = CDI.current().select(MetricRegistry.class);
            return registries.isResolvable() ? Optional.of(registries.get()) : Optional.empty();
        } catch (RuntimeException | LinkageError none) {
            return Optional.empty();
        }
    }

    @Override
    public void judged(Duration time) {
        registered.ifPresent(metrics -> metrics.judged(time));
    }

    /** Metrics do not name callers. */
    @Override
    public void serving(EntraPrincipal caller) {}

    @Override
    public void close() {
        registered.ifPresent(RegisteredMetrics::close);
    }
}
