package io.github.entrafilter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.TestPrincipals;
import io.github.entrafilter.token.TestTokens;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenTelemetryExportTest {

    private static final EntraPrincipal CALLER = TestPrincipals.of(
            Map.of("oid", TestTokens.OBJECT, "appid", TestTokens.CLIENT, "ver", "1.0", "exp", 1),
            CallerKind.APPLICATION);

    private final Tally tally = new Tally();
    private final Measurements measurements = new Measurements(tally, List::of, InstantSource.fixed(TestTokens.NOW));

    @Test
    void metrics_are_read_when_they_are_collected() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        OpenTelemetrySdk sdk = sdkOf(reader);
        try (OpenTelemetryExport export = new OpenTelemetryExport()) {
            export.begin(sdk, measurements);
            tally.accepted(TokenVersion.V1, CALLER);
            assertThat(reader.collectAllMetrics())
                    .extracting(MetricData::getName)
                    .contains(Metric.VERDICTS.key(), Metric.CLIENTS.key());
        }
        assertThat(reader.collectAllMetrics()).isEmpty();
        sdk.close();
    }

    @Test
    void the_time_of_a_judgement_falls_into_a_bucket() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        OpenTelemetrySdk sdk = sdkOf(reader);
        try (OpenTelemetryExport export = new OpenTelemetryExport()) {
            export.begin(sdk, measurements);
            export.judged(Duration.ofNanos(60_000));
            assertThat(reader.collectAllMetrics())
                    .filteredOn(metric -> metric.getName().equals(Metric.JUDGE_DURATION.key()))
                    .singleElement()
                    .satisfies(metric -> assertThat(metric.getHistogramData().getPoints())
                            .singleElement()
                            .satisfies(point -> {
                                assertThat(point.getBoundaries()).startsWith(0.000_05, 0.000_1);
                                assertThat(point.getCounts()).startsWith(0L, 1L);
                            }));
        }
        sdk.close();
    }

    private static OpenTelemetrySdk sdkOf(InMemoryMetricReader reader) {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(reader).build())
                .build();
    }

    /** A pause of the JVM may allow a second look, never one for each token. */
    @Test
    void a_missing_sdk_is_not_looked_for_with_each_token() {
        AtomicInteger looks = new AtomicInteger();
        CDI.setCDIProvider(() -> {
            looks.incrementAndGet();
            throw new IllegalStateException("no container");
        });
        int tokens = 1000;
        try (OpenTelemetryExport export = new OpenTelemetryExport()) {
            for (int token = 0; token < tokens; token++) {
                export.begin(measurements);
            }
        }

        assertThat(looks.get()).isBetween(1, tokens / 10);
    }

    @Test
    void the_span_of_a_request_names_its_caller() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkTracerProvider tracers = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build();
                OpenTelemetryExport export = new OpenTelemetryExport()) {
            Span span = tracers.get("test").spanBuilder("GET /orders").startSpan();
            try (Scope scope = span.makeCurrent()) {
                assertThat(scope).isNotNull();
                export.serving(CALLER);
            }
            span.end();
            assertThat(spans.getFinishedSpanItems())
                    .singleElement()
                    .satisfies(served -> assertThat(served.getAttributes().asMap())
                            .containsOnly(
                                    entry(AttributeKey.stringKey("entra.oid"), TestTokens.OBJECT),
                                    entry(AttributeKey.stringKey("entra.appid"), TestTokens.CLIENT)));
        }
    }
}
