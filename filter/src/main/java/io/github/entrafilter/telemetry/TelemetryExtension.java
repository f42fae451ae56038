package io.github.entrafilter.telemetry;

import io.github.entrafilter.platform.OptionalApi;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Adds {@link InjectedMetricRegistry} to an application where the container has MicroProfile Metrics. */
public final class TelemetryExtension implements Extension {

    private static final String METRICS = "org.eclipse.microprofile.metrics.MetricRegistry";

    void addBeans(@Observes BeforeBeanDiscovery event) {
        if (OptionalApi.isPresent(METRICS)) {
            event.addAnnotatedType(InjectedMetricRegistry.class, InjectedMetricRegistry.class.getName());
        }
    }
}
