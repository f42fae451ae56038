package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.SourceChain.InitParameterSource;
import io.github.entrafilter.settings.config.ConfigValue;
import io.github.entrafilter.settings.config.PropertiesFile;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written means the same with a real MicroProfile Config and without one. */
class ConfigRulesTest {

    private static final String ID = "11111111-1111-1111-1111-111111111111";

    /** The places, as {@code place name=value}, then the roles that are allowed, or what is wrong. */
    static final List<List<String>> ROLES = List.of(
            // Places and their ranks.
            List.of("file entra.roles-allowed=a", "a"),
            List.of("env ENTRA_ROLES_ALLOWED=a", "a"),
            List.of("env entra_roles_allowed=a", "a"),
            List.of("env entra.roles-allowed=a", "a"),
            List.of("env entra_roles_allowed=a\nenv ENTRA_ROLES_ALLOWED=b", "a"),
            List.of("system entra.roles-allowed=a", "a"),
            List.of("system entra.roles-allowed=a\nenv ENTRA_ROLES_ALLOWED=b\nfile entra.roles-allowed=c", "a"),
            List.of("env ENTRA_ROLES_ALLOWED=b\nfile entra.roles-allowed=c", "b"),
            List.of("env ENTRA_ROLES_ALLOWED=b\nfile entra.roles-allowed=c\nfile config_ordinal=350", "c"),
            List.of("env ENTRA_ROLES_ALLOWED=b\nenv CONFIG_ORDINAL=50\nfile entra.roles-allowed=c", "c"),
            List.of("system ENTRA_ROLES_ALLOWED=a", ""),
            // An empty value takes no restriction away.
            List.of("env ENTRA_ROLES_ALLOWED=\nfile entra.roles-allowed=c", "c"),
            List.of("env ENTRA_ROLES_ALLOWED=  \nfile entra.roles-allowed=c", "c"),
            List.of("system entra.roles-allowed=\nenv ENTRA_ROLES_ALLOWED=\nfile entra.roles-allowed=c", "c"),
            List.of("env ENTRA_ROLES_ALLOWED=${ROLES:}\nfile entra.roles-allowed=c", "c"),
            List.of("env ENTRA_ROLES_ALLOWED=\nfile entra.roles-allowed=${roles}\nfile roles=c", "c"),
            List.of("env ENTRA_ROLES_ALLOWED=\nfile entra.roles-allowed=${roles}", "has ${roles}, for which no value"),
            List.of("env ENTRA_ROLES_ALLOWED=", ""),
            List.of("env ENTRA_ROLES_ALLOWED=,\nfile entra.roles-allowed=c", "must not be empty"),
            // Profiles.
            List.of("file %prod.entra.roles-allowed=p\nfile entra.roles-allowed=c", "c"),
            List.of("file %prod.entra.roles-allowed=p", ""),
            List.of("file %prod.entra.roles-allowed=p\nfile mp.config.profile=prod", "p"),
            List.of("file %prod.entra.roles-allowed=p\nsystem mp.config.profile=prod", "p"),
            List.of("file %prod.entra.roles-allowed=p\nenv MP_CONFIG_PROFILE=prod", "p"),
            List.of("file %prod.entra.roles-allowed=p\nfile mp.config.profile=dev\nenv MP_CONFIG_PROFILE=prod", "p"),
            List.of("file %prod.entra.roles-allowed=p\nfile entra.roles-allowed=c\nenv MP_CONFIG_PROFILE=prod", "p"),
            List.of("file %prod.entra.roles-allowed=p\nenv ENTRA_ROLES_ALLOWED=b\nenv MP_CONFIG_PROFILE=prod", "b"),
            List.of("env _PROD_ENTRA_ROLES_ALLOWED=p\nenv ENTRA_ROLES_ALLOWED=b\nenv MP_CONFIG_PROFILE=prod", "p"),
            List.of(
                    "file %prod.entra.roles-allowed=p\nfile %dev.entra.roles-allowed=d\nfile mp.config.profile=prod,dev",
                    "d"),
            List.of(
                    "file %prod.entra.roles-allowed=p\nfile %dev.entra.roles-allowed=d\nfile mp.config.profile=dev,prod",
                    "p"),
            List.of("file %prod.entra.roles-allowed=\nfile entra.roles-allowed=c\nfile mp.config.profile=prod", "c"),
            List.of("prod entra.roles-allowed=p\nfile entra.roles-allowed=c", "c"),
            List.of("prod entra.roles-allowed=p\nfile entra.roles-allowed=c\nfile mp.config.profile=prod", "p"),
            List.of("prod entra.roles-allowed=p\nfile entra.roles-allowed=c\nenv MP_CONFIG_PROFILE=prod", "p"),
            List.of("prod entra.roles-allowed=p\nenv ENTRA_ROLES_ALLOWED=b\nsystem mp.config.profile=prod", "b"),
            List.of("prod entra.roles-allowed=\nfile entra.roles-allowed=c\nsystem mp.config.profile=prod", "c"),
            // Expressions.
            List.of("file entra.roles-allowed=${roles}\nfile roles=c", "c"),
            List.of("file entra.roles-allowed=${roles}\nenv ROLES=b\nfile roles=c", "b"),
            List.of("file entra.roles-allowed=${roles}\nsystem roles=a", "a"),
            List.of("file entra.roles-allowed=${roles}\nfile %prod.roles=p\nfile mp.config.profile=prod", "p"),
            List.of("file entra.roles-allowed=${roles:d}", "d"),
            List.of("file entra.roles-allowed=${roles:d:e}", "d:e"),
            List.of("file entra.roles-allowed=${roles:${others:d}}", "d"),
            List.of("file entra.roles-allowed=${roles:${others}}\nfile roles=c", "c"),
            List.of("file entra.roles-allowed=x,${roles},y\nfile roles=c", "c+x+y"),
            List.of("file entra.roles-allowed=${${which}}\nfile which=roles\nfile roles=c", "c"),
            List.of("file entra.roles-allowed=${roles}${roles}\nfile roles=c", "cc"),
            List.of("file entra.roles-allowed=${roles\nfile roles=c", "c"),
            List.of("file entra.roles-allowed=a$b", "a$b"),
            List.of("file entra.roles-allowed=a$$b", "a$b"),
            List.of("file entra.roles-allowed=${roles}", "has ${roles}, for which no value is set"),
            List.of("file entra.roles-allowed=${}", "entra.roles-allowed"),
            List.of("file entra.roles-allowed=\\${roles}\nfile roles=c", "has ${roles}, for which no value is set"),
            List.of("file entra.roles-allowed=${roles:}", ""),
            List.of("file entra.roles-allowed=${entra.roles-allowed}", "entra.roles-allowed"),
            List.of(
                    "file entra.roles-allowed=${r1}\nfile mp.config.property.expressions.enabled=false\nfile r1=c",
                    "has ${r1}, for which no value is set"),
            // Lists.
            List.of("file entra.roles-allowed=x\\,consumer", "x,consumer"),
            List.of("env ENTRA_ROLES_ALLOWED=x\\,consumer,admin", "admin+x,consumer"),
            List.of("env ENTRA_ROLES_ALLOWED=\"consumer\"", "write consumer"));

    @TempDir
    private Path folder;

    private URLClassLoader loader = new URLClassLoader(new URL[0], null);

    @BeforeEach
    void open() throws IOException {
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @ParameterizedTest
    @FieldSource("ROLES")
    void value_is_read_by_a_real_microprofile_config(List<String> row) throws IOException {
        assertThat(roles(microProfile(row.get(0)))).satisfies(roles -> assertSame(roles, row.get(1)));
    }

    @ParameterizedTest
    @FieldSource("ROLES")
    void value_is_read_the_same_without_microprofile_config(List<String> row) throws IOException {
        assertThat(roles(fallback(row.get(0)))).satisfies(roles -> assertSame(roles, row.get(1)));
    }

    /** Problems are recognized by a part of them. */
    private static void assertSame(String roles, String expected) {
        if (roles.startsWith("[")) {
            assertThat(roles).contains(expected);
            assertThat(expected).isNotEmpty();
        } else {
            assertThat(roles).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.entrafilter.settings.SettingCatalog#all")
    void empty_value_of_higher_rank_does_not_hide_a_setting(Setting<?> setting) throws IOException {
        String written =
                "env " + setting.environmentName() + "=\nfile " + setting.propertyName() + "=" + setting.example();
        assertThat(microProfile(written).find(setting)).map(ConfigValue::value).contains(setting.example());
        assertThat(fallback(written).find(setting)).map(ConfigValue::value).contains(setting.example());
    }

    @ParameterizedTest
    @CsvSource({"31, true", "64, false"})
    void chain_of_expressions_is_followed_for_a_while(int length, boolean followed) throws IOException {
        String chain = IntStream.range(0, length)
                .mapToObj(i -> "file r" + i + "=${r" + (i + 1) + "}\n")
                .collect(Collectors.joining("", "file entra.roles-allowed=${r0}\n", "file r" + length + "=c"));
        assertThat(roles(fallback(chain)).equals("c")).isEqualTo(followed);
        assertThat(roles(fallback(chain))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 30", "100, 2"})
    void expressions_that_multiply_end_in_a_problem(int width, int depth) throws IOException {
        String bomb = IntStream.range(0, depth)
                .mapToObj(i -> "file r" + i + "=" + ("${r" + (i + 1) + "}").repeat(width) + "\n")
                .collect(Collectors.joining("", "file entra.roles-allowed=${r0}\n", "file r" + depth + "=c"));
        assertThat(roles(fallback(bomb))).contains("more than 1000 expressions");
    }

    /** The roles in order, or the problems. */
    private static String roles(SettingSource source) {
        SettingSource filter = new InitParameterSource(Map.of("tenant-id", ID, "client-id", ID));
        try {
            return String.join(
                    "+",
                    new TreeSet<>(new SettingsReader(new SourceChain(filter, source))
                            .read("test")
                            .access()
                            .rolesAllowed()));
        } catch (InvalidSettingsException e) {
            return e.problems().toString();
        }
    }

    private SettingSource microProfile(String written) throws IOException {
        writeFiles(written);
        return new MicroProfileSource(new SmallRyeConfigBuilder()
                .forClassLoader(loader)
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(
                        new PropertiesConfigSource(lines(written, "system"), "system", 400),
                        new EnvConfigSource(lines(written, "env"), 300))
                .build());
    }

    private SettingSource fallback(String written) throws IOException {
        writeFiles(written);
        return FallbackSource.of(
                lines(written, "system"), lines(written, "env"), name -> PropertiesFile.named(name, loader));
    }

    private void writeFiles(String written) throws IOException {
        Files.createDirectories(folder.resolve("META-INF"));
        write("microprofile-config.properties", lines(written, "file"));
        write("microprofile-config-prod.properties", lines(written, "prod"));
    }

    private void write(String name, Map<String, String> lines) throws IOException {
        String content = lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("META-INF").resolve(name), content);
    }

    private static Map<String, String> lines(String written, String place) {
        Map<String, String> lines = new HashMap<>();
        written.lines().filter(line -> line.startsWith(place + " ")).forEach(line -> {
            int sign = line.indexOf('=');
            lines.put(line.substring(place.length() + 1, sign), line.substring(sign + 1));
        });
        return lines;
    }
}
