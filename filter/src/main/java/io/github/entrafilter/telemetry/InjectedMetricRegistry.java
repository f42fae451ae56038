package io.github.entrafilter.telemetry;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The application's registry of MicroProfile Metrics. Injected, as the container chooses the scope by the injection
 * point, which a lookup lacks.
 */
@Dependent
public class InjectedMetricRegistry {

    @Inject
    private Instance<MetricRegistry> registries;

    /** The registry; empty without CDI or MicroProfile Metrics in this application. */
    static Optional<MetricRegistry> find() {
        try {
            Instance<MetricRegistry> found =
                    CDI.current().select(InjectedMetricRegistry.class).get().registries;
            return found.isResolvable() ? Optional.of(found.get()) : Optional.empty();
        } catch (RuntimeException | LinkageError none) {
            return Optional.empty();
        }
    }
}
