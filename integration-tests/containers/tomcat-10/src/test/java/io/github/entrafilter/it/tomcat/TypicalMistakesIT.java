package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.it.tomcat.SmallApplication.Layout;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Typical mistakes that only a container shows: what a request gets without a token and with a good one, and what the
 * log says. The numbers are those of {@code TypicalMistakesTest}, which has the others.
 */
@Tag("container-specific")
class TypicalMistakesIT extends SmallTomcatFixture {

    private static final String NOT_STARTED = "404 404";
    private static final String PROTECTED = "401 200";
    private static final String OPEN = "200 200";

    private static final String OWN = filter("Own", "");

    /** The exception by which Tomcat refuses an application that it cannot read. */
    private @Nullable Throwable refused;

    /** The server without what the tests have besides: the application alone brings the filter, or fails to. */
    private static final ClassLoader SERVER = new ClassLoader(TypicalMistakesIT.class.getClassLoader()) {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.entrafilter.") || name.startsWith("com.nimbusds.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return Collections.enumeration(Collections.list(super.getResources(name)).stream()
                    .filter(url -> !url.toString().contains("entra"))
                    .toList());
        }
    };

    static Stream<Arguments> webXml() {
        return Stream.of(
                row(23, OPEN, "leaves parts of /small/ open", mapping("EntraFilter", "/api/*")),
                row(24, PROTECTED, "PROTECTED", OWN + mapping("Own", "/*") + mapping("EntraFilter", "/*")),
                row(25, PROTECTED, "PROTECTED", OWN),
                row(33, PROTECTED, "PROTECTED", "<!-- metadata-complete -->"),
                row(
                        4,
                        NOT_STARTED,
                        "init-param tenantId is not a setting; did you mean",
                        filter("EntraFilter", "tenantId")),
                row(
                        5,
                        NOT_STARTED,
                        "init-param entra.tenant-id is not a setting; write it as init-param tenant-id",
                        filter("EntraFilter", "entra.tenant-id")),
                row(
                        6,
                        PROTECTED,
                        "context-param entra.roles-allowed is not read; write it as",
                        "<context-param>" + parameter("entra.roles-allowed") + "</context-param>"),
                row(
                        38,
                        NOT_STARTED,
                        "io.github.entrafilter.EntraFilter",
                        OWN.replace("entrafilter.servlet.", "entrafilter.") + mapping("Own", "/*")));
    }

    @ParameterizedTest
    @MethodSource
    void webXml(int number, String statuses, String message, String elements) throws IOException {
        SmallApplication application = SmallApplication.in(scratch, Layout.JAR_ALONE, TestBed.settings(), elements);
        if (elements.contains("metadata-complete")) {
            Path webXml = application.folder().resolve("WEB-INF/web.xml");
            Files.writeString(
                    webXml, Files.readString(webXml).replaceFirst("<web-app ", "<web-app metadata-complete='true' "));
        }

        assertThat(statusesOf(application)).isEqualTo(statuses);
        assertThat(log()).contains(message);
    }

    /**
     * Where the ordering leaves the JAR out, Tomcat with JSP runs its listener. Tomcat without JSP runs nothing of it:
     * {@code explain-war} finds this mistake before the deployment.
     */
    @Test
    void absolute_ordering_without_the_jar() throws IOException {
        SmallApplication application = SmallApplication.in(
                scratch,
                Layout.JAR_ALONE,
                TestBed.settings(),
                "<absolute-ordering><name>other</name></absolute-ordering>");

        try (URLClassLoader jsp = new URLClassLoader(jars("it.jsp"), SERVER)) {
            assertThat(statusesOf(application, jsp)).isEqualTo(NOT_STARTED);
        }
        assertThat(log())
                .contains("Entra Filter does not protect the application at /small/")
                .contains("Add <others/> or <name>entra_filter</name> to <absolute-ordering> in web.xml");
        assertThat(statusesOf(application)).isEqualTo(OPEN);
        assertThat(explanationOf(application))
                .startsWith("1 Verdict: ")
                .contains("<absolute-ordering> in web.xml leaves entra_filter out");
    }

    private static String explanationOf(SmallApplication application) throws IOException {
        Path war = Files.createTempFile(scratch, "small", ".war");
        ShrinkWrap.create(ExplodedImporter.class, war.getFileName().toString())
                .importDirectory(application.folder().toFile())
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return Program.java("-jar", System.getProperty("it.standalone", ""), "explain-war", war.toString());
    }

    /** 36: a server from before Jakarta EE 9, in a process of its own: none of its classes are ours to see. */
    @Test
    void tomcat_9() throws IOException {
        SmallApplication application = SmallApplication.in(scratch, Layout.JAR_ALONE, TestBed.settings(), "");
        String classes = Path.of("target", "test-classes") + File.pathSeparator + System.getProperty("it.tomcat.9", "")
                + File.separator + "*";

        assertThat(Program.java(
                        "-cp",
                        classes,
                        OldTomcat.class.getName(),
                        Files.createTempDirectory(scratch, "tomcat").toString(),
                        application.folder().toString()))
                .contains("Apache Tomcat/9.", "jakarta/servlet/ServletContextListener", "status 404");
    }

    private static URL[] jars(String folder) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty(folder, "")))) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                row(1, NOT_STARTED, "entra.tenant-id is missing", "entra.tenant-id", ""),
                row(
                        2,
                        NOT_STARTED,
                        "entra.tenentId is not a setting; did you mean",
                        "entra.tenant-id",
                        "entra.tenentId=x"),
                row(27, OPEN, "no token needed: *.html", "", "entra.public-paths=*.html"),
                row(29, PROTECTED, "begins with the context path /small", "", "entra.public-paths=/small/index.html"),
                row(30, "401 403", "expected one of the roles [Consumer]", "", "entra.roles-allowed=Consumer"),
                row(41, OPEN, "DOES NOT ENFORCE", "", "entra.mode=report"),
                row(
                        48,
                        PROTECTED,
                        "container-login has no effect: it requires CDI and Jakarta Security",
                        "",
                        "entra.container-login=true"));
    }

    @ParameterizedTest
    @MethodSource
    void settings(int number, String statuses, String message, String missing, String setting) throws IOException {
        Map<String, String> settings = new TreeMap<>(TestBed.settings());
        settings.remove(missing);
        if (!setting.isEmpty()) {
            settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }

        assertThat(statusesOf(SmallApplication.in(scratch, Layout.JAR_ALONE, settings, "")))
                .isEqualTo(statuses);
        assertThat(log()).contains(message);
    }

    static Stream<Arguments> libraries() {
        return Stream.of(
                row(22, NOT_STARTED, "entra_filter", "", "it.standalone"),
                row(
                        37,
                        NOT_STARTED,
                        "Add nimbus-jose-jwt.jar to WEB-INF/lib, or use entra-filter-standalone.jar alone",
                        "nimbus-jose-jwt",
                        ""),
                row(38, NOT_STARTED, "io.github.entrafilter.servlet.EntraFilter", "entra-filter", ""));
    }

    @ParameterizedTest
    @MethodSource
    void libraries(int number, String statuses, String message, String missing, String more) throws IOException {
        SmallApplication application =
                SmallApplication.in(scratch, Layout.JAR_ALONE, TestBed.settings(), OWN + mapping("Own", "/*"));
        try (Stream<Path> jars = Files.list(application.libraries())) {
            for (Path jar : jars.toList()) {
                if (!missing.isEmpty() && jar.getFileName().toString().startsWith(missing)) {
                    Files.delete(jar);
                }
            }
        }
        if (!more.isEmpty()) {
            Files.copy(
                    Path.of(System.getProperty(more, "")),
                    application.libraries().resolve("more.jar"));
        }

        assertThat(statusesOf(application)).isEqualTo(statuses);
        assertThat(log()).contains(message);
    }

    private String statusesOf(SmallApplication application) {
        return statusesOf(application, SERVER);
    }

    private String statusesOf(SmallApplication application, ClassLoader server) {
        try {
            tomcat.deploy(application, server);
            return tomcat.call() + " "
                    + tomcat.call(TestBed.entra()
                                    .token("orders-client", TestBed.API)
                                    .mint())
                            .join();
        } catch (IllegalStateException failed) {
            refused = failed;
            return NOT_STARTED;
        } finally {
            tomcat.undeploy();
        }
    }

    private String log() {
        StringBuilder log = new StringBuilder(tomcat.log());
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            log.append(cause).append('\n');
        }
        return log.toString();
    }

    private static Arguments row(Object... cells) {
        return Arguments.of(cells);
    }

    private static String mapping(String filter, String pattern) {
        return "<filter-mapping><filter-name>" + filter + "</filter-name><url-pattern>" + pattern
                + "</url-pattern></filter-mapping>";
    }

    private static String filter(String name, String parameter) {
        return "<filter><filter-name>" + name + "</filter-name>"
                + "<filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>"
                + (parameter.isEmpty() ? "" : "<init-param>" + parameter(parameter) + "</init-param>")
                + "</filter>";
    }

    private static String parameter(String name) {
        return "<param-name>" + name + "</param-name><param-value>x</param-value>";
    }
}
