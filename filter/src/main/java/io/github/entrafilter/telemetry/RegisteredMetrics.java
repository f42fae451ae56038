package io.github.entrafilter.telemetry;

import io.github.entrafilter.platform.DaemonScheduler;
import io.github.entrafilter.telemetry.Measurements.Sample;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Our metrics in a registry of MicroProfile Metrics. Its counters have no callback, so one thread updates them each
 * second.
 */
final class RegisteredMetrics implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final Duration MAX_STOP = Duration.ofSeconds(1);

    private final MetricRegistry registry;
    private final Measurements measurements;
    private final Timer judgeDuration;
    private final Map<MetricID, Long> reported = new HashMap<>();
    private final Set<MetricID> ours = ConcurrentHashMap.newKeySet();
    private final DaemonScheduler scheduler = new DaemonScheduler("entra-filter-metrics");

    private RegisteredMetrics(MetricRegistry registry, Measurements measurements) {
        this.registry = registry;
        this.measurements = measurements;
        this.judgeDuration = registry.timer(metadata(Metric.JUDGE_DURATION));
        ours.add(new MetricID(Metric.JUDGE_DURATION.key()));
    }

    static RegisteredMetrics updated(MetricRegistry registry, Measurements measurements) {
        RegisteredMetrics metrics = new RegisteredMetrics(registry, measurements);
        var unused = metrics.scheduler.scheduleWithFixedDelay(metrics::update, 0, 1, TimeUnit.SECONDS);
        return metrics;
    }

    void judged(Duration time) {
        judgeDuration.update(time);
    }

    private void update() {
        try {
            for (Metric metric : Metric.values()) {
                measurements.of(metric).forEach(sample -> update(metric, sample));
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.DEBUG, "could not update the metrics", e);
        }
    }

    private void update(Metric metric, Sample sample) {
        MetricID id = new MetricID(metric.key(), tags(sample));
        if (metric.kind() == Metric.Kind.COUNTER) {
            long now = (long) sample.value();
            long before = reported.getOrDefault(id, 0L);
            registry.counter(metadata(metric), tags(sample)).inc(now - before);
            reported.put(id, now);
        } else if (!ours.contains(id)) {
            registry.gauge(metadata(metric), () -> valueNow(metric, sample.attributes()), tags(sample));
        }
        ours.add(id);
    }

    private double valueNow(Metric metric, Map<Attribute, String> attributes) {
        return measurements.of(metric).stream()
                .filter(sample -> sample.attributes().equals(attributes))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Metadata metadata(Metric metric) {
        return Metadata.builder()
                .withName(metric.key())
                .withDescription(metric.meaning())
                .withUnit(metric.unit().equals("s") ? MetricUnits.SECONDS : MetricUnits.NONE)
                .build();
    }

    /** Names of tags cannot have dots. */
    private static Tag[] tags(Sample sample) {
        return sample.attributes().entrySet().stream()
                .map(attribute -> new Tag(attribute.getKey().key().replace('.', '_'), attribute.getValue()))
                .toArray(Tag[]::new);
    }

    /** The registry may outlive the application: an update that is still running would register metrics again. */
    @Override
    public void close() {
        scheduler.shutdown();
        scheduler.join(MAX_STOP);
        ours.forEach(registry::remove);
    }
}
