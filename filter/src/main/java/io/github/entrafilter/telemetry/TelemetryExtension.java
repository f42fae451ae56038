package io.github.entrafilter.telemetry;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Adds {@link InjectedMetricRegistry} to an application where the container has MicroProfile Metrics. */
public final class TelemetryExtension implements Extension {

    private static final String METRICS = "org.eclipse.microprofile.metrics.MetricRegistry";

    void addBeans(@Observes BeforeBeanDiscovery event) {
        if (isPresent(METRICS)) {
            event.addAnnotatedType(InjectedMetricRegistry.class, InjectedMetricRegistry.class.getName());
        }
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
