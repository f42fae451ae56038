package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.doctor.TextReport.Style;
import io.github.entrafilter.doctor.war.SampleWar;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snippets of the README and the guide do what the text says, as they stand. */
class ReadmeTest {

    private static final Path TOP = Path.of("..");

    @TempDir
    private Path folder;

    private static String snippet(String page, String language, String beginning) throws IOException {
        String text = Files.readString(TOP.resolve(page));
        Matcher fence = Pattern.compile("(?s)```" + language + "\n(" + beginning + ".*?)```")
                .matcher(text);
        assertThat(fence.find()).as("a snippet in " + page).isTrue();
        return fence.group(1);
    }

    @Test
    void web_xml_protects_everything_and_asks_for_a_role_below_admin() throws IOException {
        Path war = SampleWar.standalone()
                .servlet("orders", "/orders/*")
                .servlet("users", "/admin/users")
                .with("index.html", "")
                .webXml(snippet("README.md", "xml", "<filter>"))
                .writeTo(folder);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        int code = new Doctor(
                        StandardInput.of(InputStream.nullInputStream()),
                        out,
                        Style.PLAIN,
                        InstantSource.fixed(TestTokens.NOW))
                .run("explain-war", war.toString());

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("PROTECTED +servlet orders +/orders/\\* +EntraFilter +any caller")
                .containsPattern("PROTECTED +servlet users +/admin/users +EntraFilter, Admins +admin")
                .containsPattern("PROTECTED +static files +/ ")
                .doesNotContainPattern("(?m)^-  ");
        assertThat(code).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/getting-started.md"})
    void environment_is_enough(String page) throws IOException {
        Properties variables = new Properties();
        variables.load(new StringReader(snippet(page, "properties", "ENTRA_")));
        Map<String, String> lines = new LinkedHashMap<>();
        variables.stringPropertyNames().forEach(name -> lines.put(name, variables.getProperty(name)));

        Settings settings = SettingsReader.ofLines(lines).read("test");

        assertThat(settings.trust().tenants()).containsExactly("00000000-aaaa-bbbb-cccc-111111111111");
        assertThat(settings.trust().audiences())
                .contains("00000000-aaaa-bbbb-cccc-222222222222", "api://00000000-aaaa-bbbb-cccc-222222222222");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/getting-started.md", "docs/spring-boot.md", "docs/testing.md"})
    void dependency_has_the_version_of_the_build(String page) throws IOException {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(TOP.resolve("pom.xml")));
        assertThat(version.find()).isTrue();

        assertThat(snippet(page, "xml", "<dependency>"))
                .contains("<groupId>io.github.entrafilter</groupId>", "<version>" + version.group(1) + "</version>");
    }

    @Test
    void settings_of_the_guide_are_settings() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("entra.tenant-id", TestTokens.TENANT);
        lines.put("entra.client-id", TestTokens.API);
        Pattern setting = Pattern.compile("(?m)^(entra\\.[a-z-]+)=(.*)$");
        setting.matcher(Files.readString(TOP.resolve("docs/who-gets-in.md")))
                .results()
                .forEach(line -> lines.put(line.group(1), line.group(2)));

        Settings settings = SettingsReader.ofLines(lines).read("test");

        assertThat(settings.trust().callers().registered())
                .extracting(caller -> caller.name() + caller.roles())
                .containsExactly("billing[consumer]", "reports[admin]");
        assertThat(settings.trust().callers().allowedClients()).hasSize(1);
    }
}
