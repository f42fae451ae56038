package io.github.entrafilter.telemetry;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.telemetry.Measurements.Sample;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The export to OpenTelemetry, which reads metrics when it collects. Adds the caller to the current span. */
public final class OpenTelemetryExport implements Telemetry {

    private static final String SCOPE = "io.github.entrafilter";
    private static final System.Logger LOG = System.getLogger(SCOPE);
    private static final double NANOS = 1e9;

    /** The time between two looks for an SDK: without one, the look-up costs as much as judging a token. */
    private static final long LOOK_INTERVAL_NANOS = 1_000_000_000;

    /** Bucket bounds in seconds: some ten microseconds with a cached key, some seconds if the key must be fetched. */
    private static final List<Double> BUCKETS =
            List.of(0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.1, 1.0, 10.0);

    private static final AttributeKey<String> OID = AttributeKey.stringKey(Attribute.OBJECT_ID.key());
    private static final AttributeKey<String> APP_ID = AttributeKey.stringKey(Attribute.APP_ID.key());

    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile Optional<DoubleHistogram> judgeDuration = Optional.empty();
    private final List<AutoCloseable> instruments = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Creates the export; fails if the API is missing, so that the service loader skips it. */
    public OpenTelemetryExport() {
        Objects.requireNonNull(GlobalOpenTelemetry.class);
    }

    @Override
    public void begin(Measurements measurements) {
        if (!begun.get() && isLookDue()) {
            sdk().ifPresent(sdk -> begin(sdk, measurements));
        }
    }

    private boolean isLookDue() {
        long due = nextLook.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_INTERVAL_NANOS);
    }

    private static Optional<OpenTelemetry> sdk() {
        return isGlobalSet() ? Optional.of(GlobalOpenTelemetry.get()) : InjectedOpenTelemetry.find();
    }

    /**
     * Whether a global SDK is set: reading it before would prevent everybody from setting it. An older API, such as
     * Payara 6's, cannot say.
     */
    private static boolean isGlobalSet() {
        try {
            return GlobalOpenTelemetry.isSet();
        } catch (NoSuchMethodError older) {
            return false;
        }
    }

    void begin(OpenTelemetry sdk, Measurements measurements) {
        if (begun.compareAndSet(false, true)) {
            Meter meter = meter(sdk);
            judgeDuration = Optional.of(histogram(meter, Metric.JUDGE_DURATION));
            for (Metric metric : Metric.values()) {
                instrument(meter, metric, measurements).ifPresent(instruments::add);
            }
            closeIfClosed();
        }
    }

    /** The meter of our instrumentation scope; without a version on a module path. */
    private static Meter meter(OpenTelemetry sdk) {
        MeterBuilder meter = sdk.meterBuilder(SCOPE);
        Optional.ofNullable(OpenTelemetryExport.class.getPackage().getImplementationVersion())
                .ifPresent(meter::setInstrumentationVersion);
        return meter.build();
    }

    private static DoubleHistogram histogram(Meter meter, Metric metric) {
        DoubleHistogramBuilder histogram =
                meter.histogramBuilder(metric.key()).setUnit(metric.unit()).setDescription(metric.meaning());
        try {
            histogram.setExplicitBucketBoundariesAdvice(BUCKETS);
        } catch (LinkageError before1_32) {
            LOG.log(Level.DEBUG, "this OpenTelemetry version uses its default buckets", before1_32);
        }
        return histogram.build();
    }

    /** The instrument of a metric that is read on collection; empty for a histogram. */
    private static Optional<AutoCloseable> instrument(Meter meter, Metric metric, Measurements measurements) {
        Consumer<ObservableDoubleMeasurement> read =
                into -> measurements.of(metric).forEach(sample -> into.record(sample.value(), attributes(sample)));
        return switch (metric.kind()) {
            case COUNTER ->
                Optional.of(meter.counterBuilder(metric.key())
                        .ofDoubles()
                        .setUnit(metric.unit())
                        .setDescription(metric.meaning())
                        .buildWithCallback(read));
            case GAUGE ->
                Optional.of(meter.gaugeBuilder(metric.key())
                        .setUnit(metric.unit())
                        .setDescription(metric.meaning())
                        .buildWithCallback(read));
            case HISTOGRAM -> Optional.empty();
        };
    }

    private static Attributes attributes(Sample sample) {
        AttributesBuilder attributes = Attributes.builder();
        sample.attributes().forEach((attribute, value) -> attributes.put(attribute.key(), value));
        return attributes.build();
    }

    @Override
    public void judged(Duration time) {
        // Not by a lambda: it is linked at its first use, which may come when the application's class loader has
        // stopped.
        Optional<DoubleHistogram> histogram = judgeDuration;
        if (histogram.isPresent()) {
            histogram.get().record(time.toNanos() / NANOS);
        }
    }

    @Override
    public void serving(EntraPrincipal caller) {
        Span span = Span.current();
        if (span.isRecording()) {
            span.setAttribute(OID, caller.getOid());
            span.setAttribute(APP_ID, caller.getAppId());
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIfClosed();
    }

    /** A request that is under way may begin the export while the application stops. */
    private void closeIfClosed() {
        if (!closed) {
            return;
        }
        for (AutoCloseable instrument : instruments) {
            try {
                instrument.close();
            } catch (Exception e) {
                LOG.log(Level.DEBUG, "could not close an instrument", e);
            }
        }
    }

    /** The application's OpenTelemetry bean of MicroProfile Telemetry. */
    private static final class InjectedOpenTelemetry {

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
}
