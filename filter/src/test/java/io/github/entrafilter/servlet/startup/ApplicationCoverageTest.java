package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.coverage.CoverageTable;
import io.github.entrafilter.servlet.EntraFilter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationCoverageTest {

    private static final String SERVLET = "com.contoso.Orders";

    @BeforeEach
    void configureApplication() {
        FakeContext.configureApplication();
    }

    @AfterEach
    void forgetConfiguration() {
        FakeContext.forgetConfiguration();
    }

    private static CoverageTable coverage(FakeContext application) throws Exception {
        return ApplicationCoverage.of(application.context());
    }

    @Test
    void an_application_that_maps_no_filter_is_protected_as_a_whole() throws Exception {
        CoverageTable table = coverage(new FakeContext().servlet("Orders", SERVLET, "/orders/*", "/o"));

        assertThat(table.warning()).isEmpty();
        assertThat(table.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("PROTECTED").contains(FrontFilter.NAME, "any caller"));
    }

    @Test
    void the_warning_names_what_web_xml_leaves_open() throws Exception {
        CoverageTable table = coverage(new FakeContext()
                .servlet("Orders", SERVLET, "/orders/*")
                .servlet("Reports", SERVLET, "/reports")
                .servlet("jsp", "org.apache.jasper.servlet.JspServlet", "*.jsp")
                .servlet("default", "org.apache.catalina.servlets.DefaultServlet", "/")
                .filter("EntraFilter", "/orders/*")
                .webXml(FakeContext.mapping("EntraFilter", "/orders/*")));

        assertThat(table.warning().orElseThrow())
                .contains("servlet Reports at /reports", "JSP at *.jsp", "static files at /")
                .doesNotContain("Orders");
    }

    @Test
    void roles_are_those_of_the_filters_in_the_order_of_web_xml() throws Exception {
        Map<String, String> admins = new TreeMap<>(FakeContext.SETTINGS);
        admins.put("roles-allowed", "admin");
        CoverageTable table = coverage(new FakeContext()
                .servlet("Admin", SERVLET, "/admin/*")
                .filter("Admins", EntraFilter.class.getName(), admins, "/admin/*")
                .filter("EntraFilter", "/*")
                .webXml(FakeContext.mapping("EntraFilter", "/*") + FakeContext.mapping("Admins", "/admin/*")));

        assertThat(table.lines())
                .anySatisfy(line -> assertThat(line).containsPattern("/admin/\\* +EntraFilter, Admins +admin"));
    }

    @Test
    void cors_preflights_are_named_where_they_pass() throws Exception {
        Map<String, String> passing = new TreeMap<>(FakeContext.SETTINGS);
        passing.put("cors-preflight", "true");
        CoverageTable table = coverage(new FakeContext()
                .servlet("Orders", SERVLET, "/orders/*")
                .servlet("Api", "org.glassfish.jersey.servlet.ServletContainer", "/api/*")
                .filter("Passing", EntraFilter.class.getName(), passing, "/*"));

        assertThat(table.lines())
                .allSatisfy(line -> assertThat(line).startsWith("PROTECTED").endsWith(", public: CORS preflights"));
    }

    @Test
    void resources_have_a_filter_of_their_own() throws Exception {
        CoverageTable table = coverage(new FakeContext()
                .servlet("Api", "org.glassfish.jersey.servlet.ServletContainer", "/api/*")
                .filter("EntraFilter", "/*")
                .webXml(FakeContext.mapping("EntraFilter", "/orders/*")));

        assertThat(table.lines())
                .anySatisfy(line -> assertThat(line).startsWith("PROTECTED").contains("JAX-RS Api"));
    }

    @Test
    void resources_of_an_application_that_only_reports_are_not_protected() throws Exception {
        assertThat(rowOfResources("mode", "report")).startsWith("REPORT ONLY").contains("EntraFilter");
    }

    @Test
    void resources_on_a_public_path_are_public() throws Exception {
        assertThat(rowOfResources("public-paths", "/api/*")).startsWith("PUBLIC");
    }

    @Test
    void public_paths_of_resources_are_named() throws Exception {
        assertThat(rowOfResources("public-paths", "/api/open"))
                .startsWith("PROTECTED")
                .endsWith("any caller, public: /api/open");
    }

    private static String rowOfResources(String key, String value) throws Exception {
        Map<String, String> settings = new TreeMap<>(FakeContext.SETTINGS);
        settings.put(key, value);
        return coverage(new FakeContext()
                        .servlet("Api", "org.glassfish.jersey.servlet.ServletContainer", "/api/*")
                        .filter("EntraFilter", EntraFilter.class.getName(), settings, "/*")
                        .webXml(FakeContext.mapping("EntraFilter", "/*")))
                .lines()
                .get(0);
    }

    @Test
    void static_files_are_listed_once() throws Exception {
        assertThat(coverage(new FakeContext().servlet("default", "com.contoso.DefaultServlet", "/"))
                        .lines())
                .singleElement()
                .asString()
                .contains("static files");
    }

    @Test
    void a_servlet_of_the_application_on_the_slash_is_no_static_file() throws Exception {
        assertThat(coverage(new FakeContext().servlet("All", SERVLET, "/")).lines())
                .singleElement()
                .asString()
                .contains("servlet All");
    }
}
