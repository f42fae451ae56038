package io.github.entrafilter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OpenTelemetry's naming conventions. */
class MetricTest {

    private static final Pattern QUOTED = Pattern.compile("`([a-z]+\\.[a-z.]+)`");

    @ParameterizedTest
    @EnumSource
    void attribute_has_a_namespace_of_ours(Attribute attribute) {
        assertThat(attribute.key()).matches("entra(\\.[a-z]+)+");
    }

    /** A name that is another name's namespace, too, breaks backends that store attributes as objects. */
    @ParameterizedTest
    @EnumSource
    void attribute_is_no_namespace_of_another(Attribute attribute) {
        assertThat(Attribute.values())
                .extracting(Attribute::key)
                .noneMatch(other -> other.startsWith(attribute.key() + "."));
    }

    @ParameterizedTest
    @EnumSource
    void metric_explains_attributes_that_exist(Metric metric) {
        assertThat(QUOTED.matcher(metric.meaning()).results().map(found -> found.group(1)))
                .isSubsetOf(
                        Arrays.stream(Attribute.values()).map(Attribute::key).toList());
    }

    @Test
    void histogram_is_named_duration() {
        assertThat(Metric.values())
                .filteredOn(metric -> metric.kind() == Metric.Kind.HISTOGRAM)
                .extracting(Metric::key)
                .isNotEmpty()
                .allMatch(key -> key.endsWith(".duration"));
    }
}
