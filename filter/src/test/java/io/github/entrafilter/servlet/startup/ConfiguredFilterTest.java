package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredFilterTest {

    private static final String OURS = ConfiguredFilter.class.getName();

    private static Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(FakeContext.SETTINGS);
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /** An application whose container shows one of our filters as it shows one that code has added. */
    private static FakeContext application(String filter, String... patterns) {
        return new FakeContext().filter(filter, OURS, Map.of(), patterns);
    }

    private static void init(Filter filter, String name, FakeContext application) throws ServletException {
        filter.init(new FilterDeclaration(name, Map.of()).config(application.context()));
    }

    private static List<String> reports(CapturedLog log) {
        return log.lines().stream()
                .filter(line -> line.startsWith("INFO Entra Filter protects"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "tennant-id,       x,       tennant-id is not a setting; did you mean entra.tenant-id",
        "entra.client-id,  x,       entra.client-id is not a setting; write it as init-param client-id",
        "container-login,  true,    container-login applies to the whole application; set it as entra.container-login",
        "clock-skew,       PT10H,   clock-skew = 'PT10H' must be between",
        "accepted-callers, anybody, accepted-callers = 'anybody' must be one of"
    })
    void unusable_setting_is_rejected_where_it_is_written(String name, String value, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntraFilter.of(settings(name, value)))
                .withMessageContaining("EntraFilter.of cannot start")
                .withMessageContaining(problem);
    }

    @Test
    void all_problems_are_in_one_message() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntraFilter.of(Map.of("mode", "off", "role-allowed", "admin")))
                .withMessageContaining("mode = 'off'")
                .withMessageContaining("role-allowed is not a setting")
                .withMessageContaining("entra.tenant-id is missing");
    }

    @Test
    void secret_value_is_not_in_the_message() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntraFilter.of(settings("proxy", "ftp://user:s3cret@proxy")))
                .withMessageContaining("proxy")
                .satisfies(e -> assertThat(e).message().doesNotContain("s3cret"));
    }

    @Test
    void null_value_is_rejected_by_name() {
        Map<String, String> unset = settings("realm", "x");
        unset.replaceAll((name, value) -> name.equals("realm") ? null : value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntraFilter.of(unset))
                .withMessage("EntraFilter.of: the value of realm is null");
    }

    @Test
    void missing_settings_fail_the_start_as_they_may_come_from_elsewhere() {
        Filter filter = EntraFilter.of(Map.of("roles-allowed", "consumer"));
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> init(filter, "orders", application("orders", "/*")))
                .withMessageContaining("filter orders cannot start")
                .withMessageContaining("entra.tenant-id is missing");
    }

    @Test
    void filter_registered_with_another_class_fails_the_start() {
        for (String other : List.of(EntraFilter.class.getName(), "jakarta.servlet.Filter")) {
            FakeContext application = new FakeContext().filter("orders", other, Map.of(), "/*");
            assertThatExceptionOfType(ServletException.class)
                    .isThrownBy(() -> init(EntraFilter.of(settings()), "orders", application))
                    .withMessageContaining(other)
                    .withMessageContaining("filter.getClass()");
        }
    }

    @Test
    void filter_without_a_mapping_fails_the_start() {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> init(EntraFilter.of(settings()), "orders", application("orders")))
                .withMessageContaining("Map it to /*");
    }

    @Test
    void one_filter_registered_twice_fails_the_start() throws ServletException {
        Filter filter = EntraFilter.of(settings());
        FakeContext application = application("orders", "/orders").filter("admin", OURS, Map.of(), "/admin");
        init(filter, "orders", application);
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> init(filter, "admin", application))
                .withMessageContaining("registered twice, as orders and as admin");
        filter.destroy();
    }

    @Test
    void filter_can_start_again_after_its_end() throws ServletException {
        Filter filter = EntraFilter.of(settings());
        FakeContext application = application("orders", "/*");
        for (int start = 0; start < 2; start++) {
            init(filter, "orders", application);
            assertThat(FilterDeclaration.mappedIn(application.context()))
                    .containsExactly(new FilterDeclaration("orders", settings()));
            filter.destroy();
            assertThat(FilterDeclaration.mappedIn(application.context())).isEmpty();
        }
    }

    @Test
    void filter_that_could_not_start_can_start_later() throws ServletException {
        Filter filter = EntraFilter.of(Map.of("roles-allowed", "consumer"));
        FakeContext application = application("orders", "/*");
        assertThatExceptionOfType(ServletException.class).isThrownBy(() -> init(filter, "orders", application));
        FakeContext.configureApplication();
        try {
            init(filter, "orders", application);
        } finally {
            FakeContext.forgetConfiguration();
            filter.destroy();
        }
    }

    @ParameterizedTest
    @CsvSource({"consumer, admin, init-param roles-allowed of filter orders has another value", "admin, admin, ''"})
    void init_param_must_not_contradict_a_setting(String inCode, String initParameter, String problem)
            throws ServletException {
        Filter filter = EntraFilter.of(settings("roles-allowed", inCode));
        FakeContext application = application("orders", "/*");
        FilterDeclaration declaration = new FilterDeclaration("orders", Map.of("roles-allowed", initParameter));
        if (problem.isEmpty()) {
            filter.init(declaration.config(application.context()));
            filter.destroy();
        } else {
            assertThatExceptionOfType(ServletException.class)
                    .isThrownBy(() -> filter.init(declaration.config(application.context())))
                    .withMessageContaining(problem);
        }
    }

    @Test
    void start_is_reported_once_after_the_last_filter() throws ServletException {
        Filter orders = EntraFilter.of(settings());
        Filter admin = EntraFilter.of(settings("roles-allowed", "admin"));
        FakeContext application = application("orders", "/*")
                .filter("admin", OURS, Map.of(), "/admin")
                .servlet("Admin", "com.contoso.Admin", "/admin");
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            init(orders, "orders", application);
            assertThat(reports(log)).isEmpty();

            init(admin, "admin", application);

            assertThat(reports(log))
                    .singleElement()
                    .asString()
                    .containsPattern("servlet Admin +/admin +orders, admin +admin");
            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARNING Entra Filter"));
        } finally {
            orders.destroy();
            admin.destroy();
        }
    }

    @Test
    void open_endpoints_are_warned_of() throws ServletException {
        Filter filter = EntraFilter.of(settings());
        FakeContext application =
                application("orders", "/orders").servlet("Reports", "com.contoso.Reports", "/reports");
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            init(filter, "orders", application);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARNING Entra Filter leaves parts"))
                    .singleElement()
                    .asString()
                    .contains("servlet Reports at /reports", "orders");
        } finally {
            filter.destroy();
        }
    }

    @Test
    void initializer_leaves_protection_to_filters_made_in_code() throws ServletException {
        Filter filter = EntraFilter.of(settings("roles-allowed", "admin"));
        FakeContext application = application("orders", "/*");
        FrontFilter front = new FrontFilter();
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            new EntraFilterInitializer().onStartup(Set.of(), application.context());
            front.init(application.config(FrontFilter.NAME));
            assertThat(reports(log)).isEmpty();

            init(filter, "orders", application);

            assertThat(reports(log))
                    .singleElement()
                    .asString()
                    .contains("admin")
                    .doesNotContain(FrontFilter.NAME);
        } finally {
            front.destroy();
            filter.destroy();
        }
    }

    @Test
    void jetty_shows_the_mapping_after_the_initializer() throws ServletException {
        Filter filter = EntraFilter.of(settings());
        FakeContext jetty = application("orders").server("jetty/12.0");
        new EntraFilterInitializer().onStartup(Set.of(), jetty.context());
        jetty.filter("orders", OURS, Map.of(), "/*");
        FrontFilter front = new FrontFilter();
        front.init(jetty.config(FrontFilter.NAME));
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            init(filter, "orders", jetty);
            assertThat(reports(log)).hasSize(1);
        } finally {
            front.destroy();
            filter.destroy();
        }
    }

    @Test
    void start_ahead_of_filters_reads_no_settings_but_theirs() throws ServletException {
        FakeContext application = new FakeContext();
        ApplicationStart.aheadOfFilters(application.context());
        assertThat(application.added).containsExactly(FrontFilter.NAME + " on /* ahead");
        FrontFilter front = new FrontFilter();
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        front.init(new FilterDeclaration(FrontFilter.NAME, Map.of()).config(application.context())))
                .withMessageContaining("entra.tenant-id is missing");
    }

    @Test
    void mapped_filter_counts_as_protection_before_its_initialization() {
        assertThat(ProtectionCheck.isProtected(application("orders", "/*").context()))
                .isTrue();
        assertThat(ProtectionCheck.isProtected(application("orders").context())).isFalse();
    }
}
