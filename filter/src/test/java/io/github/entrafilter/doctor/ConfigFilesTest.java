package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFilesTest {

    private static final String MINIMUM = """
            ENTRA_TENANT_ID=%s
            ENTRA_CLIENT_ID=%s
            """.formatted(TestTokens.TENANT, TestTokens.API);

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Settings settings(Path... files) throws IOException {
        return ConfigFiles.read(List.of(files))
                .readers()
                .values()
                .iterator()
                .next()
                .read("test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENTRA_REALM=orders",
                "export ENTRA_REALM=orders",
                "  export   ENTRA_REALM=orders  ",
                "set ENTRA_REALM=orders",
                "$env:ENTRA_REALM = \"orders\"",
                "- ENTRA_REALM=orders",
                "ENTRA_REALM: orders",
                "ENTRA_REALM=\"orders\"",
                "export ENTRA_REALM='orders'",
                "entra_realm=orders",
                "entra.realm=orders",
                "entra.realm = orders",
                "entra.realm: orders",
                "entra.realm=\\\n  orders",
            })
    void line_of_a_setting_is_read(String line) throws IOException {
        assertThat(settings(file("config", "# comment\n\n" + MINIMUM + line))
                        .responses()
                        .realm())
                .contains("orders");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void byte_order_mark_is_no_part_of_a_name(String charset) throws IOException {
        Path file = Files.write(
                folder.resolve("config"), ("\uFEFFENTRA_REALM=B\r\n" + MINIMUM).getBytes(Charset.forName(charset)));

        assertThat(settings(file).responses().realm()).contains("B");
    }

    @Test
    void backslash_of_a_variable_stays() throws IOException {
        Path file = file("config", MINIMUM + "ENTRA_ROLES_ALLOWED=a\\,b");

        assertThat(settings(file).access().rolesAllowed()).containsExactly("a,b");
    }

    @Test
    void quotes_that_are_left_out_are_a_warning() throws IOException {
        assertThat(ConfigFiles.read(List.of(file("config", MINIMUM + "ENTRA_REALM=\"orders\"")))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("the quotes around ENTRA_REALM are left out, as by a shell; docker --env-file keeps them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"microprofile-config.properties", "microprofile-config-prod.properties"})
    void file_of_the_application_has_the_lowest_rank(String name) throws IOException {
        Path application = file(name, "entra.realm=application\nentra.mode=report");
        Path environment = file("env", MINIMUM + "ENTRA_REALM=environment\nMP_CONFIG_PROFILE=prod");

        Settings settings = settings(application, environment);

        assertThat(settings.responses().realm()).contains("environment");
        assertThat(settings.access().mode()).hasToString("REPORT");
    }

    @Test
    void variable_in_a_file_of_the_application_is_not_read() throws IOException {
        Path application = file("microprofile-config.properties", MINIMUM);

        assertThat(ConfigFiles.read(List.of(application))
                        .readers()
                        .values()
                        .iterator()
                        .next()
                        .warnings())
                .anyMatch(warning ->
                        warning.startsWith("ENTRA_TENANT_ID is not read as a property; write it as entra.tenant-id"));
    }

    @Test
    void first_file_of_a_kind_wins() throws IOException {
        assertThat(settings(file("a", MINIMUM + "ENTRA_REALM=a"), file("b", "ENTRA_REALM=b"))
                        .responses()
                        .realm())
                .contains("a");
    }

    @Test
    void blank_setting_does_not_hide_that_of_the_next_file() throws IOException {
        assertThat(settings(file("a", MINIMUM + "ENTRA_REALM="), file("b", "ENTRA_REALM=b"))
                        .responses()
                        .realm())
                .contains("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>",
                "",
            })
    void filters_of_web_xml_have_their_init_params(String filterClass) throws IOException {
        Path webXml =
                file("web.xml", "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <context-param><param-name>entra.tenantId</param-name><param-value>x</param-value></context-param>
                  <filter>
                    <filter-name>EntraFilter</filter-name>%s
                    <init-param><param-name>realm</param-name><param-value>orders</param-value></init-param>
                  </filter>
                  <filter><filter-name>Other</filter-name><filter-class>shop.Other</filter-class></filter>
                </web-app>
                """.formatted(filterClass));
        Path environment = file("env", MINIMUM);
        ConfigFiles files = ConfigFiles.read(List.of(webXml, environment));

        assertThat(files.readers()).containsOnlyKeys("filter EntraFilter");
        assertThat(settings(webXml, environment).responses().realm()).contains("orders");
        assertThat(files.warnings())
                .singleElement()
                .asString()
                .startsWith("context-param entra.tenantId is not a setting; did you mean entra.tenant-id");
    }

    @Test
    void settings_of_this_process_do_not_count_next_to_a_file() throws IOException {
        String before = System.getProperty("entra.realm");
        System.setProperty("entra.realm", "process");
        try {
            assertThat(settings(file("env", MINIMUM)).responses().realm()).isEmpty();
        } finally {
            if (before == null) {
                System.clearProperty("entra.realm");
            } else {
                System.setProperty("entra.realm", before);
            }
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("<web-app>", "web.xml, line 1: not well-formed XML"),
                Arguments.of("<x/>", "web.xml, line 1: <x> is neither <web-app> nor <web-fragment>"),
                Arguments.of("PK\u0003\u0004\0", "web.xml is not a file of settings; explain-war reads a WAR"),
                Arguments.of("entra.realm=\\u12", "web.xml cannot be read: Malformed \\uxxxx encoding."),
                Arguments.of("x".repeat((1 << 20) + 1), "web.xml is longer than 1048576 bytes"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void file_that_cannot_be_read_is_reported_in_one_line(String content, String problem) throws IOException {
        Path file = file("web.xml", content);

        assertThatThrownBy(() -> ConfigFiles.read(List.of(file)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve(problem).toString())
                .message()
                .doesNotContain("\n");
    }

    @Test
    void folder_is_no_file_of_settings() {
        assertThatThrownBy(() -> ConfigFiles.read(List.of(folder)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder + " cannot be read: ");
    }
}
