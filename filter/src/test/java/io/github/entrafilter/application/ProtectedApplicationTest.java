package io.github.entrafilter.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.protection.ResourceProtection;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedApplicationTest {

    @TempDir
    private Path folder;

    private final Map<String, Object> attributes = new HashMap<>();
    private final LoopbackAuthority authority = new LoopbackAuthority();
    private final ProtectedApplication application = ProtectedApplication.of(attributes::get, attributes::put);

    @BeforeEach
    void publish() {
        authority.publishes(TestKeys.ENTRA);
    }

    @AfterEach
    void close() {
        application.close();
        authority.close();
    }

    private Map<String, String> settings(String... further) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "authority", authority.address().toString(),
                "tenant-id", TestTokens.TENANT,
                "client-id", TestTokens.API));
        for (int i = 0; i < further.length; i += 2) {
            settings.put(further[i], further[i + 1]);
        }
        return settings;
    }

    /** The time is the real one here. */
    private static TestRequest honestRequest() {
        long now = Instant.now().getEpochSecond();
        return TestRequest.with(TestTokens.v1()
                .claim("iat", now)
                .claim("nbf", now)
                .claim("exp", now + 3600)
                .text());
    }

    private static Decision decided(Protection protection) {
        return protection.decide(honestRequest());
    }

    @Test
    void application_is_the_same_object_for_all_callers() {
        assertThat(ProtectedApplication.of(attributes::get, attributes::put)).isSameAs(application);
    }

    @Nested
    class The_start {

        @Test
        void start_warns_of_filters_in_report_mode() {
            try (CapturedLog log = new CapturedLog(Level.WARNING)) {
                application.configure(Map.of("A", settings("mode", "report")));

                assertThat(log.lines())
                        .anyMatch(line -> line.contains("filter A is in report mode and DOES NOT ENFORCE"));
            }
        }

        @Test
        void start_warns_of_the_context_path_in_public_paths() {
            try (CapturedLog log = new CapturedLog(Level.WARNING)) {
                application.deployedAt("/orders").configure(Map.of("A", settings("public-paths", "/orders/health")));

                assertThat(log.lines())
                        .anyMatch(line -> line.startsWith(
                                "WARNING entra.public-paths has /orders/health, which begins with the context path"));
            }
        }

        @Test
        void start_reports_each_filter() {
            assertThat(application.configure(Map.of("A", settings(), "B", settings("realm", "orders"))))
                    .hasSize(2)
                    .anySatisfy(report -> assertThat(report).startsWith("filter A accepts callers"))
                    .anySatisfy(report -> assertThat(report).contains("realm = orders (init-param)"));
        }

        @Test
        void start_fails_with_the_problems_of_all_filters() {
            Map<String, Map<String, String>> filters =
                    Map.of("A", settings("clock-skew", "1"), "B", settings("mode", "maybe", "realm", "\""));

            assertThatThrownBy(() -> application.configure(filters))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContainingAll("filter A cannot start", "clock-skew")
                    .hasMessageContainingAll("filter B cannot start", "mode", "realm");
        }
    }

    @Nested
    class Life {

        @Test
        void settings_alone_start_nothing() {
            application.configure(Map.of("A", settings()));
            assertThat(application.keyStatus()).isEmpty();
        }

        @Test
        void start_begins_to_fetch_keys() {
            application.configure(Map.of("A", settings()));
            application.start();
            assertThat(application.keyStatus()).hasSize(1);
        }

        @Test
        void last_filter_ends_the_application() {
            application.enter();
            application.enter();
            application.leave();
            assertThat(application.isClosed()).isFalse();

            application.leave();
            assertThat(application.isClosed()).isTrue();
        }

        @Test
        void requests_under_way_find_the_closed_application() {
            application.close();
            assertThat(ProtectedApplication.of(attributes::get, attributes::put))
                    .isSameAs(application);
        }

        @Test
        void start_replaces_a_closed_application() {
            assertThat(ProtectedApplication.starting(attributes::get, attributes::put))
                    .isSameAs(application);
            application.close();
            assertThat(ProtectedApplication.starting(attributes::get, attributes::put))
                    .isNotSameAs(application)
                    .isSameAs(ProtectedApplication.of(attributes::get, attributes::put));
        }

        @Test
        void request_to_a_closed_application_starts_no_thread() throws IOException {
            application.close();
            Set<Thread> before = threads("entra-filter-");
            Path revoked = Files.createFile(folder.resolve("revoked"));

            assertThat(decided(application.protection("late", settings("revoked-file", revoked.toString()))))
                    .isInstanceOf(Decision.Denied.class);
            assertThat(threads("entra-filter-")).isSubsetOf(before);
            assertThat(keysOfOurAuthority()).isZero();
        }

        @Test
        void rehearsal_leaves_the_processor_to_the_start() throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            application.rehearse(begun::countDown);
            assertThat(begun.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }

        @Test
        void end_waits_for_the_rehearsal() {
            AtomicBoolean rehearsed = new AtomicBoolean();
            application.rehearse(() -> rehearsed.set(true));
            application.close();
            assertThat(rehearsed).isTrue();
        }
    }

    @Nested
    class A_filter {

        @Test
        void filter_admits_valid_tokens() {
            assertThat(decided(application.protection("any", settings()))).isInstanceOf(Decision.Admitted.class);
        }

        @Test
        void settings_of_a_filter_are_read_once() {
            assertThat(application.protection("any", settings())).isSameAs(application.protection("any", Map.of()));
        }

        @Test
        void filter_accepts_the_decision_of_one_with_the_same_trust() {
            Decision.Passed decision = (Decision.Passed) decided(application.protection("one", settings()));

            assertThat(application
                            .protection("another", settings("realm", "orders"))
                            .decide(TestRequest.to("/"), decision))
                    .isInstanceOf(Decision.Admitted.class);
        }

        @Test
        void filter_ignores_the_decision_of_one_with_other_trust() {
            Decision.Passed decision = (Decision.Passed) decided(application.protection("one", settings()));

            assertThat(application
                            .protection("another", settings("assignment-required", "false"))
                            .decide(TestRequest.to("/"), decision))
                    .isInstanceOf(Decision.Denied.class);
        }

        @Test
        void filters_of_the_same_authority_share_keys() {
            application.protection("one", settings());
            application.protection("another", settings("assignment-required", "false"));

            assertThat(application.keyStatus()).hasSize(1);
        }

        @Test
        void filter_reports_its_settings_when_it_starts_late() {
            try (CapturedLog log = new CapturedLog(Level.INFO)) {
                application.protection("any", settings());

                assertThat(log.lines())
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("INFO filter any ")
                                .contains(TestTokens.TENANT, "api://" + TestTokens.API));
            }
        }
    }

    @Test
    void key_status_is_visible_from_outside_until_the_end() {
        application.protection("any", settings());
        assertThat(keysOfOurAuthority()).isEqualTo(1);

        application.close();

        assertThat(keysOfOurAuthority()).isZero();
    }

    private long keysOfOurAuthority() {
        return ProtectedApplication.keyStatusOfAll().stream()
                .filter(status -> status.authority().equals(authority.address()))
                .count();
    }

    @Nested
    class Resources {

        @Test
        void resources_need_the_applications_or_a_filters_settings() {
            assertThatThrownBy(application::protectionOfResources)
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("JAX-RS")
                    .hasMessageContaining("entra.tenant-id is missing");
        }

        private final IncomingRequest honest = honestRequest();

        private Decision decided(IncomingRequest request) {
            return application.protectionOfResources().decide(request);
        }

        @Test
        void resources_use_the_settings_of_the_only_filter() {
            application.protection("any", settings());

            assertThat(decided(honest)).isInstanceOf(Decision.Admitted.class);
            assertThat(decided(TestRequest.to("/orders"))).isInstanceOf(Decision.Denied.class);
        }

        /** Of several filters the strictest counts, whatever their names and their order. */
        @ParameterizedTest
        @CsvSource({
            "enforce, consumer, report,  consumer, true,  false",
            "report,  consumer, enforce, consumer, true,  false",
            "enforce, admin,    report,  consumer, false, false",
            "report,  consumer, enforce, admin,    false, false",
            "enforce, admin,    enforce, consumer, false, false",
            "enforce, consumer, enforce, admin,    false, false",
            "enforce, consumer, enforce, consumer, true,  false",
            "report,  consumer, report,  consumer, true,  true"
        })
        void resources_are_protected_by_all_enforcing_filters(
                String modeA, String roleA, String modeB, String roleB, boolean honestPasses, boolean anonymousPasses) {
            application.protection("A", settings("mode", modeA, "roles-allowed", roleA));
            application.protection("B", settings("mode", modeB, "roles-allowed", roleB));

            assertThat(decided(honest) instanceof Decision.Admitted).isEqualTo(honestPasses);
            assertThat(decided(TestRequest.to("/orders")) instanceof Decision.Passed)
                    .isEqualTo(anonymousPasses);
        }

        /** Whoever made it, and whatever its mode: past a filter that does not see forwards, for example. */
        @ParameterizedTest
        @CsvSource({
            "/orders, reported,  /orders, true",
            "/orders, reported,  /admin,  false",
            "/open,   anonymous, /open,   true",
            "/open,   anonymous, /orders, false"
        })
        void decision_of_a_filter_stands_for_its_own_path(String decidedFor, String kind, String path, boolean passes) {
            Protection filter = application.protection("A", settings("mode", "report", "public-paths", "/open"));
            application.protection("B", settings());
            Decision earlier = filter.decide(TestRequest.to(decidedFor));
            assertThat(earlier.getClass().getSimpleName()).isEqualToIgnoringCase(kind);

            Decision decision =
                    application.protectionOfResources().decide(TestRequest.to(path), (Decision.Passed) earlier);

            assertThat(decision instanceof Decision.Passed).isEqualTo(passes);
        }

        /** TomEE serves resources without a servlet, so a filter takes their paths for those of files. */
        @ParameterizedTest
        @CsvSource({"*.css, /orders/1.css, false", "/orders/*, /orders/1.css, true"})
        void extension_pattern_of_a_filter_makes_no_resource_public(String publicPaths, String path, boolean passes) {
            Protection filter = application.protection("A", settings("public-paths", publicPaths));
            Decision earlier = filter.decide(TestRequest.to(path).mappedBy(IncomingRequest.Mapping.OTHER));
            assertThat(earlier).isInstanceOf(Decision.Anonymous.class);

            Decision decision = application
                    .protectionOfResources()
                    .decide(TestRequest.to(path).mappedBy(IncomingRequest.Mapping.PATH), (Decision.Passed) earlier);

            assertThat(decision instanceof Decision.Passed).isEqualTo(passes);
        }

        @Test
        void error_page_that_is_a_resource_is_shown_to_anonymous_callers() {
            Protection filter = application.protection("A", settings("public-paths", "*.css"));
            Decision earlier = filter.decide(TestRequest.to("/error").dispatchedBy(Dispatch.ERROR));
            assertThat(earlier).isInstanceOf(Decision.Anonymous.class);

            assertThat(application.protectionOfResources().decide(TestRequest.to("/error"), (Decision.Passed) earlier))
                    .isSameAs(earlier);
        }

        @Test
        void caller_known_to_the_container_still_meets_the_rules() {
            application.protection("A", settings("roles-allowed", "admin"));
            ResourceProtection resources = application.protectionOfResources();
            Decision.Passed identified = resources.identify(honest);

            assertThat(identified).isInstanceOf(Decision.Admitted.class);
            assertThat(resources.decide(honest, identified)).isInstanceOf(Decision.Denied.class);
        }
    }

    /** That of the fetches, and that which looks at a list of revocations. */
    @ParameterizedTest
    @ValueSource(strings = {"entra-filter-keys", "entra-filter-revocations"})
    void application_stops_its_threads_at_its_end(String name) throws IOException {
        Path revoked = Files.createFile(folder.resolve("revoked"));
        Set<Thread> before = threads(name);
        application.protection("any", settings("revoked-file", revoked.toString()));
        Set<Thread> ours = threads(name);
        ours.removeAll(before);
        assertThat(ours).hasSize(1);

        application.close();

        assertThat(ours).noneMatch(Thread::isAlive);
    }

    private static Set<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .collect(Collectors.toSet());
    }
}
