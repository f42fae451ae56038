package io.github.entrafilter.telemetry;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The registry that MicroProfile Metrics gives an application. Injected: who merely looks it up has no injection point,
 * by which a container tells the scopes apart.
 */
@Dependent
public class InjectedMetricRegistry {

    @Inject
    private Instance<MetricRegistry> registries;

    /** None where there is no CDI, no MicroProfile Metrics, or not for this application. */
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
