package io.github.entrafilter.telemetry;

import io.github.entrafilter.EntraPrincipal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The export to MicroProfile Metrics, by the application's registry. */
public final class MicroProfileMetricsExport implements Telemetry {

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Optional<RegisteredMetrics> registered = Optional.empty();
    private volatile boolean closed;

    /** Creates the export; fails if the API is missing, so that the service loader skips it. */
    public MicroProfileMetricsExport() {
        Objects.requireNonNull(MetricRegistry.class);
    }

    @Override
    public void begin(Measurements measurements) {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            registered =
                    InjectedMetricRegistry.find().map(registry -> RegisteredMetrics.updated(registry, measurements));
            closeIfClosed();
        }
    }

    @Override
    public void judged(Duration time) {
        registered.ifPresent(metrics -> metrics.judged(time));
    }

    /** Does nothing: metrics do not name callers. */
    @Override
    public void serving(EntraPrincipal caller) {}

    @Override
    public void close() {
        closed = true;
        closeIfClosed();
    }

    /** A request that is under way may begin the export while the application stops. */
    private void closeIfClosed() {
        if (closed) {
            registered.ifPresent(RegisteredMetrics::close);
        }
    }
}
