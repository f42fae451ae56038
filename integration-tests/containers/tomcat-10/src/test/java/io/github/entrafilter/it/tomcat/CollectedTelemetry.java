package io.github.entrafilter.it.tomcat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** OpenTelemetry's SDK, for all applications of this JVM, and what they have told it. */
final class CollectedTelemetry implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    static CollectedTelemetry global() {
        CollectedTelemetry collected = new CollectedTelemetry();
        GlobalOpenTelemetry.resetForTest();
        OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(collected.metrics)
                        .build())
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(collected.spans))
                        .build())
                .buildAndRegisterGlobal();
        return collected;
    }

    /** The sum over all sets of attributes that hold these. */
    double sum(String metric, Map<String, String> attributes) {
        return points(metric)
                .filter(point -> attributes.entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(value(point.getAttributes(), entry.getKey()))))
                .mapToDouble(DoublePointData::getValue)
                .sum();
    }

    /** The different values of an attribute. */
    Set<String> values(String metric, String attribute) {
        return points(metric)
                .map(point -> value(point.getAttributes(), attribute))
                .collect(Collectors.toSet());
    }

    /** The versions of the scopes that have a metric. */
    Set<String> scopeVersions(String metric) {
        return named(metric)
                .map(data -> String.valueOf(data.getInstrumentationScopeInfo().getVersion()))
                .collect(Collectors.toSet());
    }

    /** How many values a histogram has been told. */
    long recorded(String metric) {
        return named(metric)
                .flatMap(data -> data.getHistogramData().getPoints().stream())
                .mapToLong(point -> point.getCount())
                .sum();
    }

    /** The attributes of the span of this name. It ends after the client has its response, so this waits for it. */
    Map<String, String> awaitSpan(String name) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<SpanData> span = span(name);
        while (span.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(10);
            span = span(name);
        }
        return strings(span.orElseThrow().getAttributes());
    }

    private Optional<SpanData> span(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst();
    }

    private Stream<DoublePointData> points(String metric) {
        return named(metric)
                .flatMap(data -> Stream.concat(
                        data.getDoubleSumData().getPoints().stream(), data.getDoubleGaugeData().getPoints().stream()));
    }

    private Stream<MetricData> named(String metric) {
        return metrics.collectAllMetrics().stream()
                .filter(data -> data.getName().equals(metric));
    }

    private static String value(Attributes attributes, String name) {
        return String.valueOf(attributes.get(AttributeKey.stringKey(name)));
    }

    private static Map<String, String> strings(Attributes attributes) {
        return attributes.asMap().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().getKey(),
                        entry -> entry.getValue().toString()));
    }

    @Override
    public void close() {
        GlobalOpenTelemetry.resetForTest();
    }
}
