package io.github.entrafilter.doctor.war;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.entrafilter.coverage.CoverageGap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WarDiagnosisTest {

    private static final String FILTER_CLASS = "<filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>";

    @TempDir
    private Path folder;

    private WarDiagnosis diagnose(SampleWar war) throws IOException {
        return WarDiagnosis.of(war.writeTo(folder), WrittenSettings.NONE);
    }

    private static String mapping(String filter, String... content) {
        return "<filter-mapping><filter-name>" + filter + "</filter-name>" + String.join("", content)
                + "</filter-mapping>";
    }

    private static String pattern(String pattern) {
        return "<url-pattern>" + pattern + "</url-pattern>";
    }

    private static String filter(String name, String... content) {
        return "<filter><filter-name>" + name + "</filter-name>" + FILTER_CLASS + String.join("", content)
                + "</filter>";
    }

    private static String parameter(String name, String value) {
        return "<init-param><param-name>" + name + "</param-name><param-value>" + value + "</param-value></init-param>";
    }

    private static final String ASYNC = "<async-supported>true</async-supported>";

    /** The WARs that are closed, and their table. */
    @Nested
    class Closed {

        static Stream<Arguments> wars() {
            return Stream.of(
                    Arguments.of(
                            "no web.xml",
                            SampleWar.standalone()
                                    .servlet("orders", "/orders/*")
                                    .with("index.html", ""),
                            List.of(
                                    "PROTECTED  servlet orders  /orders/*  EntraFilter  any caller",
                                    "PROTECTED  static files    /          EntraFilter  any caller")),
                    Arguments.of(
                            "thin JAR and nimbus",
                            SampleWar.withoutJar()
                                    .with("WEB-INF/lib/a.jar", SampleWar.thinJar())
                                    .with("WEB-INF/lib/b.jar", SampleWar.nimbusJar())
                                    .servlet("orders", "/orders"),
                            List.of("PROTECTED  servlet orders  /orders  EntraFilter  any caller")),
                    Arguments.of(
                            "settings of the application",
                            SampleWar.standalone()
                                    .settings(
                                            "entra.roles-allowed=a\\\\,b, c",
                                            "entra.public-paths=/health,*.css,/orders/open")
                                    .servlet("health", "/health")
                                    .servlet("orders", "/orders/*"),
                            List.of(
                                    "PUBLIC     servlet health  /health    EntraFilter",
                                    "PROTECTED  servlet orders  /orders/*  EntraFilter  a,b or c, public: /orders/open")),
                    Arguments.of(
                            "CORS preflights",
                            SampleWar.standalone()
                                    .settings("entra.cors-preflight=true", "entra.public-paths=/health")
                                    .servlet("health", "/health")
                                    .servlet("orders", "/orders/*"),
                            List.of(
                                    "PUBLIC     servlet health  /health    EntraFilter",
                                    "PROTECTED  servlet orders  /orders/*  EntraFilter  any caller, public: CORS preflights")),
                    Arguments.of(
                            "filters mapped in web.xml",
                            SampleWar.standalone()
                                    .settings("entra.public-paths=/health")
                                    .servlet("health", "/health")
                                    .servlet("admin", "/admin/*")
                                    .webXml(mapping("EntraFilter", pattern("/*"))
                                            + filter("Admins", parameter("roles-allowed", "admin"), ASYNC)
                                            + mapping("Admins", pattern("/admin/*"))),
                            List.of(
                                    "PUBLIC     servlet health  /health   EntraFilter",
                                    "PROTECTED  servlet admin   /admin/*  EntraFilter, Admins  admin")),
                    Arguments.of(
                            "filter with roles of its own, which inherits no public path",
                            SampleWar.standalone()
                                    .settings("entra.public-paths=/x")
                                    .servlet("x", "/x")
                                    .webXml(filter("Admins", parameter("roles-allowed", "admin"), ASYNC)
                                            + mapping("Admins", pattern("/*"))),
                            List.of("PROTECTED  servlet x  /x  Admins  admin")),
                    Arguments.of(
                            "filter with blank init-params, which has the application's settings",
                            SampleWar.standalone()
                                    .settings("entra.public-paths=/x", "entra.roles-allowed=reader")
                                    .servlet("x", "/x")
                                    .servlet("y", "/y")
                                    .webXml(filter(
                                                    "Readers",
                                                    parameter("roles-allowed", ""),
                                                    parameter("public-paths", " "),
                                                    ASYNC)
                                            + mapping("Readers", pattern("/*"))),
                            List.of("PUBLIC     servlet x  /x  Readers", "PROTECTED  servlet y  /y  Readers  reader")),
                    Arguments.of(
                            "filter with roles of its own and blank public paths",
                            SampleWar.standalone()
                                    .settings("entra.public-paths=/x")
                                    .servlet("x", "/x")
                                    .webXml(filter(
                                                    "Admins",
                                                    parameter("roles-allowed", "admin"),
                                                    parameter("public-paths", ""),
                                                    ASYNC)
                                            + mapping("Admins", pattern("/*"))),
                            List.of("PROTECTED  servlet x  /x  Admins  admin")),
                    Arguments.of(
                            "JAX-RS past the servlet filters",
                            SampleWar.standalone()
                                    .application("api")
                                    .servlet("orders", "/orders")
                                    .webXml(mapping("EntraFilter", pattern("/orders"))),
                            List.of(
                                    "PROTECTED  servlet orders  /orders  EntraFilter         any caller",
                                    "PROTECTED  JAX-RS Api      /api/*   EntraRequestFilter  any caller")),
                    Arguments.of(
                            "WebSocket, JSP and files",
                            SampleWar.standalone()
                                    .webSocket("/chat/{room}")
                                    .with("page.jsp", "")
                                    .with("a.JSPX", "")
                                    .with("style.css", ""),
                            List.of(
                                    "PROTECTED  WebSocket Chat  /chat/{room}  EntraFilter  any caller",
                                    "PROTECTED  JSP             *.JSPX        EntraFilter  any caller",
                                    "PROTECTED  JSP             *.jsp         EntraFilter  any caller",
                                    "PROTECTED  static files    /             EntraFilter  any caller")),
                    Arguments.of(
                            "absolute ordering that names the fragment",
                            SampleWar.standalone()
                                    .servlet("x", "/x")
                                    .webXml("<absolute-ordering><name>entra_filter</name></absolute-ordering>"),
                            List.of("PROTECTED  servlet x  /x  EntraFilter  any caller")),
                    Arguments.of(
                            "absolute ordering with others",
                            SampleWar.standalone()
                                    .servlet("x", "/x")
                                    .webXml("<absolute-ordering><name>a</name><others/></absolute-ordering>"),
                            List.of("PROTECTED  servlet x  /x  EntraFilter  any caller")),
                    Arguments.of(
                            "files that no client reaches",
                            SampleWar.standalone()
                                    .with("WEB-INF/page.jsp", "")
                                    .with("META-INF/x.txt", "")
                                    .with("WEB-INF/classes/x.html", "")
                                    .webXml(mapping("EntraFilter", pattern("/api/*"))),
                            List.of()));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("wars")
        void closed_war_that_is_protected_has_no_gap(String name, SampleWar war, List<String> table)
                throws IOException {
            WarDiagnosis diagnosis = diagnose(war);
            assertThat(diagnosis.gaps()).isEmpty();
            assertThat(diagnosis.isOpen()).isFalse();
            assertThat(diagnosis.verdict()).startsWith("nothing is open");
            assertThat(diagnosis.table().lines()).isEqualTo(table);
        }
    }

    /** The WARs that are not, with each gap. */
    @Nested
    class Open {

        static Stream<Arguments> wars() {
            return Stream.of(
                    Arguments.of(
                            "no JAR",
                            SampleWar.withoutJar().servlet("x", "/x"),
                            "OPEN: no token is needed for servlet x at /x",
                            List.of("WEB-INF/lib has no entra-filter JAR"),
                            List.of("Add entra-filter-standalone.jar, or entra-filter.jar and nimbus-jose-jwt.jar")),
                    Arguments.of(
                            "no JAR, no endpoint",
                            SampleWar.withoutJar(),
                            "NOT SAFE: WEB-INF/lib has no entra-filter JAR: nothing protects this WAR",
                            List.of("WEB-INF/lib has no entra-filter JAR"),
                            List.of("Add entra-filter-standalone.jar")),
                    Arguments.of(
                            "two JARs",
                            SampleWar.standalone()
                                    .with("WEB-INF/lib/entra-filter.jar", SampleWar.thinJar())
                                    .with("WEB-INF/lib/nimbus.jar", SampleWar.nimbusJar())
                                    .servlet("x", "/x"),
                            "NOT SAFE: the filter is in the WAR more than once",
                            List.of(
                                    "may be mixed: WEB-INF/lib/entra-filter-standalone.jar, WEB-INF/lib/entra-filter.jar"),
                            List.of("Keep one of them")),
                    Arguments.of(
                            "thin JAR alone",
                            SampleWar.withoutJar().with("WEB-INF/lib/entra-filter.jar", SampleWar.thinJar()),
                            "NOT SAFE: nimbus-jose-jwt is missing",
                            List.of(
                                    "nimbus-jose-jwt is missing, which entra-filter.jar requires: the deployment fails"),
                            List.of("Add nimbus-jose-jwt.jar to WEB-INF/lib")),
                    Arguments.of(
                            "classes of the filter out of their JAR",
                            SampleWar.withoutJar()
                                    .with(
                                            ClassBytes.of("io.github.entrafilter.servlet.EntraFilter"),
                                            "io/github/entrafilter/servlet/EntraFilter")
                                    .with("WEB-INF/lib/nimbus.jar", SampleWar.nimbusJar())
                                    .servlet("x", "/x"),
                            "OPEN: no token is needed for servlet x at /x",
                            List.of("the filter's classes are in WEB-INF/classes"),
                            List.of("Put the JAR into WEB-INF/lib instead")),
                    Arguments.of(
                            "absolute ordering",
                            SampleWar.standalone().with("index.jsp", "").webXml("<absolute-ordering/>"),
                            "OPEN: no token is needed for JSP at *.jsp",
                            List.of("<absolute-ordering> in web.xml leaves entra_filter out"),
                            List.of("Add <others/> or <name>entra_filter</name> to <absolute-ordering>")),
                    Arguments.of(
                            "absolute ordering and a mapping of the fragment's filter",
                            SampleWar.standalone()
                                    .with("index.jsp", "")
                                    .webXml("<absolute-ordering><name>a</name></absolute-ordering>"
                                            + mapping("EntraFilter", pattern("/*"))),
                            "OPEN: no token is needed for JSP at *.jsp",
                            List.of(
                                    "<absolute-ordering> in web.xml leaves",
                                    "web.xml maps EntraFilter, and no descriptor"),
                            List.of("Add <others/>", "Add <filter> with " + FILTER_CLASS + " to web.xml")),
                    Arguments.of(
                            "metadata-complete and a mapping of the fragment's filter",
                            SampleWar.standalone()
                                    .with(
                                            "WEB-INF/web.xml",
                                            "<web-app metadata-complete='true'>" + mapping("EntraFilter", pattern("/*"))
                                                    + "</web-app>"),
                            "NOT SAFE: web.xml maps EntraFilter",
                            List.of("declares it with its class (metadata-complete leaves web-fragment.xml out)"),
                            List.of("Add <filter> with")),
                    Arguments.of(
                            "filter without requests",
                            SampleWar.standalone()
                                    .servlet("secret", "/secret")
                                    .webXml(mapping(
                                            "EntraFilter",
                                            pattern("/*"),
                                            "<dispatcher>FORWARD</dispatcher><dispatcher>ASYNC</dispatcher>")),
                            "OPEN: no token is needed for servlet secret at /secret",
                            List.of(
                                    "filter EntraFilter on /* does not see requests, only FORWARD, ASYNC dispatches",
                                    "no token is needed for servlet secret at /secret"),
                            List.of("Add <dispatcher>REQUEST</dispatcher>", "To protect it, add <url-pattern>/secret")),
                    Arguments.of(
                            "mapping to a part",
                            SampleWar.standalone()
                                    .servlet("orders", "/orders/*")
                                    .application("/api/*")
                                    .with("index.html", "")
                                    .webXml(mapping("EntraFilter", pattern("/api/*"))),
                            "OPEN: no token is needed for servlet orders at /orders/*; static files at /",
                            List.of("no token is needed for servlet orders at /orders/*; static files at /"),
                            List.of("To protect them, add <url-pattern>/*</url-pattern> to the filter-mapping of"
                                    + " EntraFilter in web.xml")),
                    Arguments.of(
                            "second filter alone",
                            SampleWar.standalone()
                                    .servlet("orders", "/orders/*")
                                    .servlet("admin", "/admin/*")
                                    .webXml(filter("Admins", parameter("roles-allowed", "admin"), ASYNC)
                                            + mapping("Admins", pattern("/admin/*"))),
                            "OPEN: no token is needed for servlet orders at /orders/*",
                            List.of("no token is needed for servlet orders at /orders/*"),
                            List.of("To protect it, add <url-pattern>/orders/*</url-pattern>")),
                    Arguments.of(
                            "WebSocket past the filter",
                            SampleWar.standalone()
                                    .webSocket("chat/{room}")
                                    .webXml(mapping("EntraFilter", "<servlet-name>*</servlet-name>")),
                            "OPEN: no token is needed for WebSocket Chat at /chat/{room}",
                            List.of("no token is needed for WebSocket Chat at /chat/{room}"),
                            List.of("add <url-pattern>/chat/*</url-pattern>")),
                    Arguments.of(
                            "services of JAX-RS off in web.xml",
                            SampleWar.standalone()
                                    .application("api")
                                    .webXml("<servlet><servlet-name>shop.Api</servlet-name>"
                                            + parameter("jakarta.ws.rs.loadServices", "false") + "</servlet>"),
                            "NOT SAFE: jakarta.ws.rs.loadServices is set (servlet shop.Api in web.xml)",
                            List.of("JAX-RS loads no feature of the filter, and nothing enforces @RolesAllowed"),
                            List.of("Remove it, or register RequestFilterFeature")),
                    Arguments.of(
                            "services of JAX-RS off in a class, past the servlet filters",
                            SampleWar.standalone()
                                    .with(
                                            ClassBytes.of("shop.Api")
                                                    .with("jakarta.ws.rs.ApplicationPath", "value", "api")
                                                    .withConstant("jakarta.ws.rs.loadServices"),
                                            "shop/Api")
                                    .servlet("x", "/x")
                                    .webXml(mapping("EntraFilter", pattern("/x"))),
                            "OPEN: no token is needed for JAX-RS Api at /api/*",
                            List.of("loadServices is set (class shop.Api)", "no token is needed for JAX-RS Api"),
                            List.of("Remove it", "add <url-pattern>/api/*</url-pattern>")),
                    Arguments.of(
                            "services of JAX-RS off in a library's class",
                            SampleWar.standalone()
                                    .with(
                                            "WEB-INF/lib/api.jar",
                                            SampleWar.archive(Map.of(
                                                    "a/Api.class",
                                                    ClassBytes.of("a.Api")
                                                            .with("jakarta.ws.rs.ApplicationPath", "value", "api")
                                                            .withConstant("jakarta.ws.rs.loadServices")
                                                            .bytes(),
                                                    "b/Implementation.class",
                                                    ClassBytes.of("b.Implementation")
                                                            .withConstant("jakarta.ws.rs.loadServices")
                                                            .bytes()))),
                            "NOT SAFE: jakarta.ws.rs.loadServices is set (class a.Api)",
                            List.of("loadServices is set (class a.Api)"),
                            List.of("Remove it")),
                    Arguments.of(
                            "report mode of the application",
                            SampleWar.standalone().settings("entra.mode=report").servlet("x", "/x"),
                            "NOT SAFE: filter EntraFilter is in report mode and does not enforce",
                            List.of("filter EntraFilter is in report mode"),
                            List.of("Remove mode=report")),
                    Arguments.of(
                            "report mode of the application, and a blank init-param",
                            SampleWar.standalone()
                                    .settings("entra.mode=report")
                                    .servlet("x", "/x")
                                    .webXml(filter(
                                                    "Trial",
                                                    "<init-param><param-name>mode</param-name><param-value/></init-param>",
                                                    ASYNC)
                                            + mapping("Trial", pattern("/*"))),
                            "NOT SAFE: filter Trial is in report mode",
                            List.of("filter Trial is in report mode"),
                            List.of("Remove mode=report")),
                    Arguments.of(
                            "report mode of a library's settings, blank in the application's",
                            SampleWar.standalone()
                                    .settings("entra.mode=")
                                    .with(
                                            "WEB-INF/lib/a.jar",
                                            SampleWar.archive(Map.of(
                                                    "META-INF/microprofile-config.properties",
                                                    "entra.mode=report".getBytes(StandardCharsets.UTF_8))))
                                    .servlet("x", "/x"),
                            "NOT SAFE: filter EntraFilter is in report mode",
                            List.of("filter EntraFilter is in report mode"),
                            List.of("Remove mode=report")),
                    Arguments.of(
                            "report mode of the profile that the application selects",
                            SampleWar.standalone()
                                    .settings("mp.config.profile=prod", "entra.mode=enforce")
                                    .with(
                                            "WEB-INF/classes/META-INF/microprofile-config-prod.properties",
                                            "entra.mode=report")
                                    .servlet("x", "/x"),
                            "NOT SAFE: filter EntraFilter is in report mode",
                            List.of("filter EntraFilter is in report mode"),
                            List.of("Remove mode=report")),
                    Arguments.of(
                            "report mode as the default of an expression",
                            SampleWar.standalone()
                                    .settings("entra.mode=${MODE:report}")
                                    .servlet("x", "/x"),
                            "NOT SAFE: filter EntraFilter is in report mode",
                            List.of("filter EntraFilter is in report mode"),
                            List.of("Remove mode=report")),
                    Arguments.of(
                            "report mode of a filter",
                            SampleWar.standalone()
                                    .servlet("x", "/x")
                                    .webXml(filter("Trial", parameter("mode", "report"), ASYNC)
                                            + mapping("Trial", pattern("/*"))),
                            "NOT SAFE: filter Trial is in report mode",
                            List.of("filter Trial is in report mode"),
                            List.of("Remove mode=report")));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("wars")
        void open_war_with_a_gap_is_open(
                String name, SampleWar war, String verdict, List<String> problems, List<String> fixes)
                throws IOException {
            WarDiagnosis diagnosis = diagnose(war);
            assertThat(diagnosis.isOpen()).isTrue();
            assertThat(diagnosis.verdict()).startsWith(verdict);
            assertThat(diagnosis.gaps())
                    .extracting(CoverageGap::problem)
                    .zipSatisfy(
                            problems, (problem, expected) -> assertThat(problem).contains(expected));
            assertThat(diagnosis.gaps())
                    .extracting(CoverageGap::fix)
                    .zipSatisfy(fixes, (fix, expected) -> assertThat(fix).contains(expected));
        }
    }

    @Nested
    class Endpoints {

        static Stream<Arguments> wars() {
            String servlet = "<servlet><servlet-name>s</servlet-name><servlet-class>shop.S</servlet-class></servlet>";
            String mapped =
                    "<servlet-mapping><servlet-name>s</servlet-name><url-pattern>/s</url-pattern></servlet-mapping>";
            return Stream.of(
                    Arguments.of(
                            "servlet of web.xml",
                            SampleWar.withoutJar().webXml(servlet + mapped),
                            List.of("servlet s at /s")),
                    Arguments.of(
                            "servlet without mapping", SampleWar.withoutJar().webXml(servlet), List.of()),
                    Arguments.of(
                            "mapping in web.xml of an annotated servlet",
                            SampleWar.withoutJar().servlet("s", "/annotated").webXml(mapped),
                            List.of("servlet s at /s")),
                    Arguments.of(
                            "annotated servlet without a name",
                            SampleWar.withoutJar()
                                    .with(
                                            ClassBytes.of("shop.S")
                                                    .with("jakarta.servlet.annotation.WebServlet", "value", "/s", ""),
                                            "shop/S"),
                            List.of("servlet S at /s", "servlet S at the context root")),
                    Arguments.of(
                            "annotated servlet under metadata-complete",
                            SampleWar.withoutJar()
                                    .servlet("s", "/s")
                                    .with("WEB-INF/web.xml", "<web-app metadata-complete='true'/>"),
                            List.of()),
                    Arguments.of(
                            "servlets of libraries",
                            SampleWar.withoutJar()
                                    .with(
                                            "WEB-INF/lib/a.jar",
                                            SampleWar.archive(Map.of(
                                                    "META-INF/web-fragment.xml",
                                                    ("<web-fragment>" + servlet + mapped + "</web-fragment>")
                                                            .getBytes(StandardCharsets.UTF_8),
                                                    "a/A.class",
                                                    ClassBytes.of("a.A")
                                                            .with(
                                                                    "jakarta.servlet.annotation.WebServlet",
                                                                    "value",
                                                                    "/a")
                                                            .bytes(),
                                                    "META-INF/resources/x.js",
                                                    new byte[0]))),
                            List.of("servlet s at /s", "servlet A at /a", "static files at /")),
                    Arguments.of(
                            "libraries that the ordering leaves out",
                            SampleWar.withoutJar()
                                    .webXml("<absolute-ordering/>")
                                    .with(
                                            "WEB-INF/lib/a.jar",
                                            SampleWar.archive(Map.of(
                                                    "META-INF/resources/x.js",
                                                    new byte[0],
                                                    "a/A.class",
                                                    ClassBytes.of("a.A")
                                                            .with(
                                                                    "jakarta.servlet.annotation.WebServlet",
                                                                    "value",
                                                                    "/a")
                                                            .bytes()))),
                            List.of()),
                    Arguments.of(
                            "JAX-RS application mapped in web.xml",
                            SampleWar.withoutJar()
                                    .application("api")
                                    .webXml("<servlet-mapping><servlet-name>shop.Api</servlet-name>"
                                            + "<url-pattern>/rest/*</url-pattern></servlet-mapping>"),
                            List.of("JAX-RS Api at /rest/*")),
                    Arguments.of(
                            "JAX-RS servlet by its name",
                            SampleWar.withoutJar()
                                    .webXml(
                                            "<servlet-mapping><servlet-name>jakarta.ws.rs.core.Application</servlet-name>"
                                                    + "<url-pattern>/rest/*</url-pattern></servlet-mapping>"),
                            List.of("JAX-RS Application at /rest/*")),
                    Arguments.of(
                            "JAX-RS servlet by its init-param",
                            SampleWar.withoutJar()
                                    .application("api")
                                    .webXml("<servlet><servlet-name>s</servlet-name><servlet-class>x.Y</servlet-class>"
                                            + parameter("jakarta.ws.rs.Application", "shop.Api") + "</servlet>"
                                            + mapped),
                            List.of("JAX-RS s at /s")),
                    Arguments.of(
                            "page with a mapping, and pages with another extension",
                            SampleWar.withoutJar()
                                    .webXml(
                                            "<servlet><servlet-name>s</servlet-name><jsp-file>/WEB-INF/a.jsp</jsp-file></servlet>"
                                                    + mapped
                                                    + "<jsp-config><jsp-property-group><url-pattern>*.page</url-pattern>"
                                                    + "<url-pattern>/WEB-INF/*</url-pattern></jsp-property-group></jsp-config>"),
                            List.of("JSP s at /s", "JSP at *.page")),
                    Arguments.of(
                            "servlet in place of the static files",
                            SampleWar.withoutJar().servlet("s", "/").with("index.html", ""),
                            List.of("servlet s at /")));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("wars")
        void endpoints_endpoint_is_found(String name, SampleWar war, List<String> endpoints) throws IOException {
            assertThat(diagnose(war).table().rows().stream()
                            .map(row -> row.endpoint().inWords()))
                    .containsExactlyElementsOf(endpoints);
        }

        @ParameterizedTest
        @CsvSource({
            "api, /api/*",
            "/api, /api/*",
            "/api/, /api/*",
            "api/*, /api/*",
            "/, /*",
            "'', /*",
            "/a/b, /a/b/*",
            "*, /*"
        })
        void endpoints_application_path_is_a_prefix(String path, String pattern) throws IOException {
            assertThat(diagnose(SampleWar.withoutJar().application(path))
                            .table()
                            .rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.endpoint().urlPattern()).isEqualTo(pattern));
        }
    }

    @Nested
    class Notes {

        static Stream<Arguments> wars() {
            return Stream.of(
                    Arguments.of(
                            SampleWar.standalone().webXml(filter("A") + mapping("A", pattern("/*"))),
                            "filter A has no <async-supported>true</async-supported>: servlets behind it cannot start"
                                    + " asynchronous requests"),
                    Arguments.of(
                            SampleWar.standalone()
                                    .webXml(filter("A", ASYNC) + filter("B", ASYNC) + mapping("A", pattern("/*"))),
                            "filter B has no filter-mapping and no effect"),
                    Arguments.of(
                            SampleWar.standalone().settings("entra.container-login=true"),
                            "entra.container-login=true requires CDI and Jakarta Security: Tomcat and Jetty have neither,"
                                    + " and there it has no effect"),
                    Arguments.of(
                            SampleWar.standalone().with("META-INF/microprofile-config.properties", "entra.mode=report"),
                            "META-INF/microprofile-config.properties of the WAR is not read; move it to"
                                    + " WEB-INF/classes/META-INF"),
                    Arguments.of(
                            SampleWar.standalone().settings("%prod.entra.mode=report"),
                            "%prod.entra.mode = report applies in that profile only (mp.config.profile); the table is"
                                    + " without a profile"),
                    Arguments.of(
                            SampleWar.standalone()
                                    .with(
                                            "WEB-INF/classes/META-INF/microprofile-config-dev.properties",
                                            "entra.mode=report"),
                            "%dev.entra.mode = report applies in that profile only (mp.config.profile); the table is"
                                    + " without a profile"),
                    Arguments.of(
                            SampleWar.standalone().settings("entra.public-paths=${OPEN}"),
                            "entra.public-paths = ${OPEN} depends on the environment; the table takes it as written"),
                    Arguments.of(
                            SampleWar.standalone().settings("entra.mode=${MODE:enforce}"),
                            "entra.mode = ${MODE:enforce} depends on the environment; the table takes it as enforce"),
                    Arguments.of(
                            SampleWar.standalone()
                                    .settings(
                                            "mp.config.profile=prod",
                                            "%prod.entra.mode=enforce",
                                            "%dev.entra.mode=report"),
                            "%dev.entra.mode = report applies in that profile only (mp.config.profile); the table is of"
                                    + " profile prod"),
                    Arguments.of(
                            SampleWar.standalone().with("WEB-INF/classes/a/B.class", "jakarta"),
                            "WEB-INF/classes/a/B.class: not a class file; endpoints that it declares are missing in the"
                                    + " table"),
                    Arguments.of(
                            SampleWar.standalone()
                                    .with(
                                            "WEB-INF/lib/x.jar",
                                            SampleWar.archive(
                                                    Map.of("a/B.class", "jakarta".getBytes(StandardCharsets.UTF_8)))),
                            "WEB-INF/lib/x.jar!/a/B.class: not a class file; endpoints that it declares are missing in the"
                                    + " table"),
                    Arguments.of(
                            SampleWar.standalone()
                                    .settings("entra.public-paths=/health")
                                    .servlet("health", "/health"),
                            "filter EntraFilter on /* does not see FORWARD, INCLUDE dispatches, through which public paths"
                                    + " and paths outside this filter reach its targets; add <dispatcher>FORWARD</dispatcher><dispatcher>INCLUDE</dispatcher>"));
        }

        @ParameterizedTest(name = "{1}")
        @MethodSource("wars")
        void notes_note_leaves_nothing_open(SampleWar war, String note) throws IOException {
            WarDiagnosis diagnosis = diagnose(war);
            assertThat(diagnosis.notes()).containsExactly(note);
            assertThat(diagnosis.gaps()).isEmpty();
        }

        @Test
        void notes_war_in_order_has_none() throws IOException {
            assertThat(diagnose(SampleWar.standalone().servlet("x", "/x")).notes())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"entra.public-paths, PUBLIC", "ENTRA_PUBLIC_PATHS, PUBLIC", "public-paths, PROTECTED"})
    void setting_of_the_environment_wins(String name, String state) throws IOException {
        Path war = SampleWar.standalone()
                .settings("entra.public-paths=/other")
                .servlet("x", "/x")
                .writeTo(folder);
        Map<String, String> written = Map.of(name, "/x");
        WrittenSettings overrides = name.contains(".")
                ? new WrittenSettings(written, Map.of(), Map.of())
                : new WrittenSettings(Map.of(), written, Map.of());
        assertStates(war, overrides, state);
    }

    private static void assertStates(Path war, WrittenSettings overrides, String... states) throws IOException {
        assertThat(WarDiagnosis.of(war, overrides).table().rows())
                .extracting(row -> row.state().name())
                .containsExactly(states);
    }

    @Test
    void blank_setting_of_the_environment_does_not_hide_that_of_the_war() throws IOException {
        Path war = SampleWar.standalone()
                .settings("entra.mode=report")
                .servlet("x", "/x")
                .writeTo(folder);
        assertStates(war, new WrittenSettings(Map.of(), Map.of("ENTRA_MODE", " "), Map.of()), "REPORT_ONLY");
        assertStates(war, new WrittenSettings(Map.of("entra.mode", ""), Map.of(), Map.of()), "REPORT_ONLY");
    }

    @ParameterizedTest
    @CsvSource({"prod, REPORT_ONLY", "dev, PROTECTED", "'', PROTECTED"})
    void profile_of_the_environment_selects_settings_of_the_war(String profile, String state) throws IOException {
        Path war = SampleWar.standalone()
                .settings("%prod.entra.mode=report")
                .servlet("x", "/x")
                .writeTo(folder);
        assertStates(war, new WrittenSettings(Map.of(), Map.of("MP_CONFIG_PROFILE", profile), Map.of()), state);
    }

    @Test
    void rank_of_a_library_does_not_raise_the_settings_of_the_application() throws IOException {
        Path war = SampleWar.standalone()
                .settings("entra.mode=enforce")
                .with(
                        "WEB-INF/lib/a.jar",
                        SampleWar.archive(Map.of(
                                "META-INF/microprofile-config.properties",
                                "config_ordinal=500".getBytes(StandardCharsets.UTF_8))))
                .servlet("x", "/x")
                .writeTo(folder);
        assertStates(war, new WrittenSettings(Map.of(), Map.of("ENTRA_MODE", "report"), Map.of()), "REPORT_ONLY");
    }

    @Test
    void verdict_names_five_endpoints_at_most() throws IOException {
        SampleWar war = SampleWar.withoutJar();
        for (int i = 0; i < 9; i++) {
            war.servlet("s" + i, "/s" + i);
        }
        assertThat(diagnose(war).verdict()).endsWith("servlet s4 at /s4 and 4 more");
    }

    @Test
    void verdict_counts_what_is_protected() throws IOException {
        SampleWar war = SampleWar.standalone()
                .settings("entra.public-paths=/a")
                .servlet("a", "/a")
                .servlet("b", "/b");
        assertThat(diagnose(war).verdict())
                .isEqualTo("nothing is open: 1 endpoint is protected, 1 is public by settings");
        assertThat(diagnose(SampleWar.standalone()).verdict()).isEqualTo("nothing is open, as no endpoint was found");
    }

    @Nested
    class Refused {

        private void assertRefused(byte[] file, String message) throws IOException {
            Path path = Files.write(folder.resolve("x.war"), file);
            assertThatIOException()
                    .isThrownBy(() -> WarDiagnosis.of(path, WrittenSettings.NONE))
                    .satisfies(e -> assertThat(e.getMessage())
                            .isEqualTo(message.replace("FILE", path.toString()))
                            .doesNotContain("\n"));
        }

        @Test
        void refused_file_that_is_no_war_is_refused() throws IOException {
            assertRefused(new byte[0], "FILE is not a ZIP archive");
            assertRefused("x".repeat(100).getBytes(StandardCharsets.UTF_8), "FILE is not a ZIP archive");
            assertRefused(SampleWar.archive(Map.of("a.txt", new byte[1])), "FILE is not a WAR: it has no WEB-INF");
        }

        @Test
        void refused_missing_file_is_refused() {
            Path missing = folder.resolve("none.war");
            assertThatIOException()
                    .isThrownBy(() -> WarDiagnosis.of(missing, WrittenSettings.NONE))
                    .withMessage(missing + " does not exist");
        }

        @Test
        void refused_broken_part_is_named() throws IOException {
            assertRefused(
                    SampleWar.archive(Map.of("WEB-INF/web.xml", "<web-app>".getBytes(StandardCharsets.UTF_8))),
                    "WEB-INF/web.xml, line 1: not well-formed XML: XML document structures must start and end within the"
                            + " same entity.");
            assertRefused(
                    SampleWar.archive(Map.of("WEB-INF/lib/a.jar", new byte[3])),
                    "WEB-INF/lib/a.jar is not a ZIP archive");
            assertRefused(
                    SampleWar.archive(Map.of(
                            "WEB-INF/lib/a.jar",
                            SampleWar.archive(
                                    Map.of("META-INF/web-fragment.xml", "<x/>".getBytes(StandardCharsets.UTF_8))))),
                    "WEB-INF/lib/a.jar!/META-INF/web-fragment.xml, line 1: <x> is neither <web-app> nor <web-fragment>");
            assertRefused(
                    SampleWar.archive(Map.of(
                            "WEB-INF/classes/META-INF/microprofile-config.properties",
                            "a=\\u12".getBytes(StandardCharsets.UTF_8))),
                    "WEB-INF/classes/META-INF/microprofile-config.properties cannot be read: Malformed \\uxxxx encoding.");
            assertRefused(
                    warWithSettingsInLibrary("a=\\u12".getBytes(StandardCharsets.UTF_8)),
                    "WEB-INF/lib/a.jar!/META-INF/microprofile-config.properties cannot be read: Malformed \\uxxxx"
                            + " encoding.");
        }

        @Test
        void refused_content_that_is_damaged_is_refused() throws IOException {
            byte[] war = SampleWar.archive(Map.of(
                    "WEB-INF/classes/A.class",
                    "jakarta 0123456789 jakarta abcdefghij".getBytes(StandardCharsets.UTF_8)));
            // The first byte of the compressed content, behind the local header of 30 bytes and the name.
            war[30 + "WEB-INF/classes/A.class".length()] = (byte) 0xFF;
            Path path = Files.write(folder.resolve("x.war"), war);
            assertThatIOException()
                    .isThrownBy(() -> WarDiagnosis.of(path, WrittenSettings.NONE))
                    .withMessageStartingWith("WEB-INF/classes/A.class cannot be read: ");
        }

        @Test
        void refused_bytes_are_bounded() throws IOException {
            // A ZIP archive may have anything in front of it.
            byte[] archive = SampleWar.nimbusJar();
            byte[] padded = new byte[3 << 20];
            System.arraycopy(archive, 0, padded, padded.length - archive.length, archive.length);
            Path war = SampleWar.withoutJar()
                    .with("WEB-INF/lib/a.jar", padded)
                    .with("WEB-INF/lib/b.jar", padded)
                    .writeTo(folder);
            assertThat(Files.size(war)).isLessThan(1 << 16);
            assertThatIOException()
                    .isThrownBy(() -> new WarReader(new ReadBudget(4 << 20)).read(war))
                    .withMessage("WEB-INF/lib/b.jar cannot be read: more than 4194304 bytes when unpacked");
        }

        @Test
        void refused_length_of_a_class_file_is_bounded() throws IOException {
            assertRefused(
                    SampleWar.archive(Map.of("WEB-INF/classes/A.class", new byte[(16 << 20) + 1])),
                    "WEB-INF/classes/A.class cannot be read: longer than 16777216 bytes");
        }

        @Test
        void refused_length_of_a_settings_file_is_bounded_and_its_archive_is_named() throws IOException {
            byte[] oversized = new byte[(16 << 20) + 1];
            assertRefused(
                    SampleWar.archive(Map.of("WEB-INF/classes/META-INF/microprofile-config.properties", oversized)),
                    "WEB-INF/classes/META-INF/microprofile-config.properties cannot be read: longer than 16777216 bytes");
            assertRefused(
                    warWithSettingsInLibrary(oversized),
                    "WEB-INF/lib/a.jar!/META-INF/microprofile-config.properties cannot be read: longer than 16777216"
                            + " bytes");
        }

        private static byte[] warWithSettingsInLibrary(byte[] settings) {
            return SampleWar.archive(Map.of(
                    "WEB-INF/lib/a.jar",
                    SampleWar.archive(Map.of("META-INF/microprofile-config.properties", settings))));
        }

        @Test
        void refused_number_of_endpoints_is_bounded() throws IOException {
            String[] patterns = new String[5_001];
            for (int i = 0; i < patterns.length; i++) {
                patterns[i] = "/p" + i;
            }
            Path war = SampleWar.standalone().servlet("x", patterns).writeTo(folder);
            assertThatIOException()
                    .isThrownBy(() -> WarDiagnosis.of(war, WrittenSettings.NONE))
                    .withMessage(war + " has more than 5000 endpoints or 100 filters");
        }
    }
}
