package io.github.entrafilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.Setting;
import io.github.entrafilter.settings.SettingCatalog;
import io.github.entrafilter.telemetry.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/**
 * The reference in {@code docs/} is generated from the code. To write it again: {@code ./mvnw -pl filter test
 * -Dreference.write}.
 */
class ReferenceTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static final Path METADATA =
            Path.of("src", "main", "resources", "META-INF", "spring-configuration-metadata.json");

    @Test
    void documentation_has_every_setting() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Settings

                A setting is a property of MicroProfile Config. On servers without it, the property is read from system
                properties, the environment and `META-INF/microprofile-config.properties`, in this order. An init-param
                of a filter in web.xml, named without `entra.`, wins for that filter. Lists are comma-separated.
                Generated; do not edit.
                """);
        for (Setting.Group group : Setting.Group.values()) {
            page.append("""

                    ## %s

                    | property and environment variable | meaning | type and allowed values | default | example |
                    |---|---|---|---|---|
                    """.formatted(group.title()));
            SettingCatalog.all().stream()
                    .filter(setting -> setting.group() == group)
                    .map(ReferenceTest::row)
                    .forEach(page::append);
        }
        assertDocumented("settings.md", page.toString());
    }

    private static String row(Setting<?> setting) {
        return row(
                "`" + setting.propertyName() + "`<br>`" + setting.environmentName() + "`",
                setting.meaning(),
                setting.type().words() + allowed(setting, ": %s"),
                setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
                "`" + setting.example() + "`");
    }

    private static String allowed(Setting<?> setting, String format) {
        String allowed = setting.type().allowed();
        return allowed.isEmpty() ? "" : String.format(Locale.ROOT, format, allowed);
    }

    @Test
    void documentation_has_every_metric() throws IOException {
        StringBuilder table = new StringBuilder("""
                # Metrics

                Metrics are always counted. They are exported by the OpenTelemetry API where the platform has it
                (MicroProfile Telemetry, an agent, or an SDK that the application sets globally), and by MicroProfile
                Metrics where the application has a registry. There, a histogram is a timer, dots are underscores, and
                counts lag by up to a second. The span of a request carries the caller as `entra.oid` and
                `entra.appid`. Attributes have few values: a reason, a version, one of a hundred clients. Generated; do
                not edit.

                | metric | kind | unit | counts |
                |---|---|---|---|
                """);
        for (Metric metric : Metric.values()) {
            table.append(row(
                    "`" + metric.key() + "`",
                    metric.kind().name().toLowerCase(Locale.ROOT),
                    "`" + metric.unit() + "`",
                    metric.meaning()));
        }
        assertDocumented("metrics.md", table.toString());
    }

    /** Development tools read Spring Boot's format; there is none for the keys of MicroProfile Config. */
    @Test
    void jar_describes_every_setting_to_development_tools() throws IOException {
        StringJoiner properties = new StringJoiner(",\n    ", "{\n  \"properties\": [\n    ", "\n  ]\n}\n");
        for (Setting<?> setting : SettingCatalog.all()) {
            String defaultValue = setting.defaultValue().isEmpty() || setting.isSecret()
                    ? ""
                    : ", \"defaultValue\": \"" + setting.defaultValue() + "\"";
            properties.add("{\"name\": \"" + setting.propertyName() + "\", \"type\": \""
                    + setting.type().javaType() + "\", \"description\": \"" + setting.meaning()
                    + allowed(setting, " (%s)") + "\""
                    + defaultValue + "}");
        }
        assertWritten(METADATA, properties.toString());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static void assertDocumented(String file, String expected) throws IOException {
        assertWritten(DOCS.resolve(file), expected);
    }

    private static void assertWritten(Path path, String expected) throws IOException {
        if (System.getProperty("reference.write") != null) {
            Files.writeString(path, expected);
        }
        assertThat(path).hasContent(expected);
    }
}
