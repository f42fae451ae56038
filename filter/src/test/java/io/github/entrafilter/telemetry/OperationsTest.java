package io.github.entrafilter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard and the alerts in {@code docs/operations} ask for metrics, attributes and reasons that exist. */
class OperationsTest {

    private static final Path FOLDER = Path.of("..", "docs", "operations");
    private static final Pattern SERIES = Pattern.compile("(entra_filter_\\w+?)(_bucket)?\\b(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+) *(?:=~|!~|!=|=) *\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern ATTRIBUTE = Pattern.compile("`(entra\\.[\\w.]+)`");

    /** Labels that Prometheus adds. */
    private static final Set<String> FOREIGN = Set.of("job", "instance", "le");

    private static final Map<String, Metric> BY_SERIES =
            Arrays.stream(Metric.values()).collect(Collectors.toMap(OperationsTest::series, Function.identity()));

    /** The name that OpenTelemetry's export to Prometheus gives a metric: units in braces are left out. */
    private static String series(Metric metric) {
        String unit = metric.unit().equals("s") ? "_seconds" : "";
        String ending = metric.kind() == Metric.Kind.COUNTER ? "_total" : "";
        return label(metric.key()) + unit + ending;
    }

    private static String label(String key) {
        return key.replace('.', '_');
    }

    private static String queries(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file)).replace("\\\"", "\"");
    }

    private static Set<String> attributes(Metric metric) {
        Set<String> attributes = new HashSet<>(FOREIGN);
        ATTRIBUTE.matcher(metric.meaning()).results().forEach(found -> attributes.add(label(found.group(1))));
        return attributes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alerts.yml"})
    void series_exist_with_their_labels(String file) throws IOException {
        Matcher found = SERIES.matcher(queries(file));
        Set<Metric> used = new HashSet<>();
        while (found.find()) {
            Metric metric = BY_SERIES.get(found.group(1));
            assertThat(metric).as(found.group()).isNotNull();
            used.add(metric);
            if (found.group(3) != null) {
                assertThat(LABEL.matcher(found.group(3)).results().map(label -> label.group(1)))
                        .as(found.group())
                        .isSubsetOf(attributes(metric));
            }
        }
        assertThat(used).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alerts.yml"})
    void series_are_grouped_by_labels_that_they_have(String file) throws IOException {
        Set<String> known = Arrays.stream(Metric.values())
                .flatMap(metric -> attributes(metric).stream())
                .collect(Collectors.toSet());
        assertThat(GROUPING.matcher(queries(file))
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split(", *"))))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alerts.yml"})
    void verdicts_are_accepted_refused_or_a_reason(String file) throws IOException {
        Set<String> verdicts =
                Arrays.stream(Reason.values()).map(Reason::stableName).collect(Collectors.toSet());
        verdicts.addAll(Set.of("accepted", "refused"));
        assertThat(LABEL.matcher(queries(file))
                        .results()
                        .filter(label -> label.group(1).equals(label(Attribute.VERDICT.key())))
                        .flatMap(label -> Stream.of(label.group(2).split("\\|"))))
                .isNotEmpty()
                .isSubsetOf(verdicts);
    }

    @Test
    void dashboard_is_json_and_shows_every_metric() throws Exception {
        String dashboard = Files.readString(FOLDER.resolve("dashboard.json"));

        assertThat(JSONObjectUtils.parse(dashboard)).containsEntry("title", "Entra Filter");
        assertThat(SERIES.matcher(dashboard).results().map(found -> found.group(1)))
                .containsAll(BY_SERIES.keySet());
    }

    @Test
    void page_explains_every_alert() throws IOException {
        Pattern alert = Pattern.compile("EntraFilter[A-Z]\\w+");
        Set<String> defined = new TreeSet<>();
        alert.matcher(queries("alerts.yml")).results().forEach(found -> defined.add(found.group()));
        Set<String> explained = new TreeSet<>();
        alert.matcher(queries("README.md")).results().forEach(found -> explained.add(found.group()));
        assertThat(explained).isEqualTo(defined);
    }
}
