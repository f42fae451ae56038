package io.github.entrafilter.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.CapturedLog;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
        return protection.decide(honestRequest(), Optional.empty());
    }

    @Test
    void there_is_one_for_all_who_ask() {
        assertThat(ProtectedApplication.of(attributes::get, attributes::put)).isSameAs(application);
    }

    @Nested
    class The_start {

        @Test
        void warns_of_filters_that_only_report() {
            try (CapturedLog log = new CapturedLog(Level.WARNING)) {
                application.begin(Map.of("A", settings("mode", "report")));

                assertThat(log.lines()).anyMatch(line -> line.contains("filter A is in report mode and DOES NOT ENFORCE"));
            }
        }

        @Test
        void tells_of_each_filter() {
            assertThat(application.begin(Map.of("A", settings(), "B", settings("realm", "orders"))))
                    .hasSize(2)
                    .anySatisfy(report -> assertThat(report).startsWith("filter A accepts callers"))
                    .anySatisfy(report -> assertThat(report).contains("realm = orders (init-param)"));
        }

        @Test
        void fails_with_the_faults_of_all_filters() {
            Map<String, Map<String, String>> filters =
                    Map.of("A", settings("clock-skew", "1"), "B", settings("mode", "maybe", "realm", "\""));

            assertThatThrownBy(() -> application.begin(filters))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContainingAll("filter A cannot start", "clock-skew")
                    .hasMessageContainingAll("filter B cannot start", "mode", "realm");
        }

        @Test
        void knows_the_roles_of_registered_callers() {
            application.begin(Map.of("A", settings("callers", "billing=" + TestTokens.CLIENT + " consumer auditor")));

            assertThat(application.rolesOfRegisteredCallers()).hasValue(Set.of("consumer", "auditor"));
        }

        @Test
        void knows_no_roles_where_no_caller_is_registered() {
            application.begin(Map.of("A", settings()));

            assertThat(application.rolesOfRegisteredCallers()).isEmpty();
        }
    }

    @Nested
    class A_filter {

        @Test
        void lets_honest_callers_in() {
            assertThat(decided(application.protection("any", settings()))).isInstanceOf(Decision.Admitted.class);
        }

        @Test
        void is_read_once() {
            assertThat(application.protection("any", settings())).isSameAs(application.protection("any", Map.of()));
        }

        @Test
        void believes_another_that_trusts_the_same() {
            Decision.Passed decision = (Decision.Passed) decided(application.protection("one", settings()));

            assertThat(application
                            .protection("another", settings("realm", "orders"))
                            .decide(TestRequest.to("/"), Optional.of(decision)))
                    .isInstanceOf(Decision.Admitted.class);
        }

        @Test
        void does_not_believe_another_that_trusts_others() {
            Decision.Passed decision = (Decision.Passed) decided(application.protection("one", settings()));

            assertThat(application
                            .protection("another", settings("assignment-required", "false"))
                            .decide(TestRequest.to("/"), Optional.of(decision)))
                    .isInstanceOf(Decision.Denied.class);
        }

        @Test
        void shares_its_keys_with_others_of_the_same_authority() {
            application.protection("one", settings());
            application.protection("another", settings("assignment-required", "false"));

            assertThat(application.keyStatus()).hasSize(1);
        }

        @Test
        void says_whom_it_lets_in() {
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
    void tells_from_outside_how_its_keys_stand_until_it_ends() {
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
        void need_settings_of_their_own_or_a_filters() {
            assertThatThrownBy(application::protectionOfResources)
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("JAX-RS")
                    .hasMessageContaining("entra.tenant-id is missing");
        }

        private final IncomingRequest honest = honestRequest();

        private Decision decided(IncomingRequest request) {
            return application.protectionOfResources().decide(request, Optional.empty());
        }

        @Test
        void settings_of_the_only_filter_count() {
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
        void strictest_of_several_filters_counts(
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
            Decision earlier = filter.decide(TestRequest.to(decidedFor), Optional.empty());
            assertThat(earlier.getClass().getSimpleName()).isEqualToIgnoringCase(kind);

            Decision decision = application
                    .protectionOfResources()
                    .decide(TestRequest.to(path), Optional.of((Decision.Passed) earlier));

            assertThat(decision instanceof Decision.Passed).isEqualTo(passes);
        }

        /** TomEE serves resources without a servlet, so a filter takes their paths for those of files. */
        @ParameterizedTest
        @CsvSource({"*.css, /orders/1.css, false", "/orders/*, /orders/1.css, true"})
        void extension_pattern_of_a_filter_makes_no_resource_public(String publicPaths, String path, boolean passes) {
            Protection filter = application.protection("A", settings("public-paths", publicPaths));
            Decision earlier = filter.decide(
                    TestRequest.to(path).mappedBy(IncomingRequest.Mapping.OTHER), Optional.empty());
            assertThat(earlier).isInstanceOf(Decision.Anonymous.class);

            Decision decision = application
                    .protectionOfResources()
                    .decide(
                            TestRequest.to(path).mappedBy(IncomingRequest.Mapping.PATH),
                            Optional.of((Decision.Passed) earlier));

            assertThat(decision instanceof Decision.Passed).isEqualTo(passes);
        }

        @Test
        void caller_known_to_the_container_still_meets_the_rules() {
            application.protection("A", settings("roles-allowed", "admin"));
            ResourceProtection resources = application.protectionOfResources();
            Decision.Passed identified = resources.identify(honest);

            assertThat(identified).isInstanceOf(Decision.Admitted.class);
            assertThat(resources.decide(honest, Optional.of(identified))).isInstanceOf(Decision.Denied.class);
        }
    }

    /** That of the fetches, and that which looks at a list of revocations. */
    @ParameterizedTest
    @ValueSource(strings = {"entra-filter-keys", "entra-filter-revocations"})
    void its_end_is_the_end_of_its_threads(String name) throws InterruptedException, IOException {
        Path revoked = Files.createFile(folder.resolve("revoked"));
        Set<Thread> before = threads(name);
        application.protection("any", settings("revoked-file", revoked.toString()));
        Set<Thread> ours = threads(name);
        ours.removeAll(before);
        assertThat(ours).hasSize(1);

        application.close();

        for (Thread thread : ours) {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static Set<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .collect(Collectors.toSet());
    }
}
