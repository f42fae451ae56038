package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StartWarningsTest {

    private static final String CONTAINER_LOGIN = "entra.container-login";

    private final CapturedLog log = new CapturedLog(Level.WARNING);

    @AfterEach
    void stop() {
        log.close();
        System.clearProperty(CONTAINER_LOGIN);
    }

    /** The keys of applications that other tests have started may still be fetched. */
    private List<String> warnings() {
        return log.lines().stream()
                .filter(line -> !line.contains("signing key refresh"))
                .toList();
    }

    @Test
    void two_copies_of_our_classes_are_warned_of_with_both_places(@TempDir Path one, @TempDir Path two)
            throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {copyOfOurs(one), copyOfOurs(two)}, null)) {
            DuplicateJarCheck.warn(new FakeContext().classes(loader).context());
        }

        assertThat(warnings()).singleElement().asString().contains(one.toString(), two.toString(), "/shop/");
    }

    @Test
    void context_without_a_class_loader_has_the_one_of_our_classes() {
        ServletContext embedded = FakeContext.fake(ServletContext.class, Map.of("getContextPath", ""));

        DuplicateJarCheck.warn(embedded);

        assertThat(warnings()).isEmpty();
    }

    @Test
    void one_copy_of_our_classes_is_not_warned_of(@TempDir Path one) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {copyOfOurs(one), copyOfOurs(one)}, null)) {
            DuplicateJarCheck.warn(new FakeContext().classes(loader).context());
        }

        assertThat(warnings()).isEmpty();
    }

    private static URL copyOfOurs(Path folder) throws Exception {
        Path copy = folder.resolve(EntraFilter.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(copy.getParent());
        if (Files.notExists(copy)) {
            try (InputStream original = EntraFilter.class.getResourceAsStream("EntraFilter.class")) {
                Files.copy(original, copy);
            }
        }
        return folder.toUri().toURL();
    }

    @ParameterizedTest
    @CsvSource({
        "IBM WebSphere Liberty, Code,     WARNING",
        "IBM WebSphere Liberty, Mapped,   ''",
        "IBM WebSphere Liberty, Fragment, ''",
        "IBM WebSphere Liberty, Ours,     ''",
        "Apache Tomcat/11.0,    Code,     WARNING",
        "Jetty/12.1,            Code,     WARNING",
        "Undertow - 2.3,        Code,     WARNING",
        "Payara Micro,          Code,     ''",
    })
    void filters_that_precede_ours_are_warned_of(String server, String filter, String warning, @TempDir Path library)
            throws Exception {
        String filterClass = filter.equals("Ours") ? EntraFilter.class.getName() : "com.contoso.Tracing";
        Path fragment = Files.createDirectories(library.resolve("META-INF")).resolve("web-fragment.xml");
        Files.writeString(fragment, "<web-fragment>" + FakeContext.mapping("Fragment", "/*") + "</web-fragment>");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {library.toUri().toURL()}, null)) {
            FrontFilter.register(new FakeContext()
                    .server(server)
                    .classes(loader)
                    .filter(filter, filterClass, FakeContext.SETTINGS, "/*")
                    .webXml(FakeContext.mapping("Mapped", "/*"))
                    .context());
        }

        assertThat(warnings())
                .hasSize(warning.isEmpty() ? 0 : 1)
                .allSatisfy(line -> assertThat(line).contains("may precede Entra Filter", ": Code."));
    }

    static Stream<Arguments> otherFilters() {
        return Stream.of(
                arguments(AddedFilter.class.getName(), 1),
                arguments(AnnotatedFilter.class.getName(), 0),
                arguments("org.apache.tomcat.websocket.server.WsFilter", 0),
                arguments("java.lang.Thread", 0));
    }

    /** In a WAR the loader of the application's classes has a parent, with those of the server. */
    @ParameterizedTest
    @MethodSource("otherFilters")
    void filters_of_annotations_and_of_the_server_do_not_precede_ours(String filterClass, int warnings)
            throws Exception {
        FrontFilter.register(new FakeContext()
                .classes(new ClassLoader(StartWarningsTest.class.getClassLoader()) {})
                .filter("Other", filterClass, Map.of(), "/*")
                .context());

        assertThat(warnings()).hasSize(warnings);
    }

    private static final class AddedFilter extends HttpFilter {

        private static final long serialVersionUID = 1;
    }

    @WebFilter("/*")
    private static final class AnnotatedFilter extends HttpFilter {

        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @CsvSource({
        "mode,           report,                       filter Gate is in report mode and DOES NOT ENFORCE",
        "scopes-allowed, orders.read,                  entra.scopes-allowed = orders.read has no effect",
        "roles-allowed,  consumer|admin,               'entra.roles-allowed has consumer|admin, which is taken'",
        "audiences,      https://shop.example/,        entra.audiences has https://shop.example/ with a trailing",
        "public-paths,   /shop/health,                 'entra.public-paths has /shop/health, which begins with'",
    })
    void setting_that_does_not_protect_is_warned_of(String setting, String value, String warning)
            throws ServletException {
        Map<String, String> settings = new HashMap<>(FakeContext.SETTINGS);
        settings.put(setting, value);

        new EntraFilterInitializer()
                .onStartup(
                        Set.of(),
                        new FakeContext()
                                .filter("Gate", EntraFilter.class.getName(), settings, "/*")
                                .context());

        assertThat(warnings()).singleElement().asString().startsWith("WARNING " + warning);
    }

    @Test
    void container_login_without_cdi_is_warned_of() {
        System.setProperty(CONTAINER_LOGIN, "true");

        ContainerLoginCheck.warn();

        assertThat(warnings()).singleElement().asString().contains("container-login has no effect");
    }

    @Test
    void no_container_login_is_not_warned_of() {
        ContainerLoginCheck.warn();

        assertThat(warnings()).isEmpty();
    }
}
