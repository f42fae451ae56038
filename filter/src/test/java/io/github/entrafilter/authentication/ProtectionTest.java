package io.github.entrafilter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.authentication.IncomingRequest.Arrival;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.metrics.Metric;
import io.github.entrafilter.settings.Mode;
import io.github.entrafilter.token.Reason;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {

    private static final Site SITE = Site.with(TestKeys.ENTRA);
    private static final String TOKEN = TestTokens.v1().text();
    private static final String EXPIRED = TestTokens.v1().claim("exp", 1).text();

    @AfterAll
    static void end() {
        SITE.close();
    }

    private static Decision decide(Protection protection, IncomingRequest request) {
        return protection.decide(request, Optional.empty());
    }

    private static TestRequest request(String path, String token) {
        return TestRequest.to(path).header("Authorization", "Bearer " + token);
    }

    private static Decision.Admitted admitted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Admitted.class);
        return (Decision.Admitted) decision;
    }

    private static Reason denied(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Denied.class);
        return ((Decision.Denied) decision).refusal().reason();
    }

    private static Reason anonymous(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Anonymous.class);
        return ((Decision.Anonymous) decision).refusal().reason();
    }

    @Nested
    class Lets_in {

        @Test
        void a_caller_with_an_honest_token() {
            assertThat(admitted(decide(SITE.protection(), TestRequest.with(TOKEN)))
                            .caller()
                            .getOid())
                    .isEqualTo(TestTokens.OBJECT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POST", "DELETE", "PROPFIND"})
        void nobody_else_whatever_the_method(String method) {
            assertThat(denied(
                            decide(SITE.protection(), TestRequest.to("/orders").by(method))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void nobody_whose_request_cannot_be_read() {
            IncomingRequest broken = new Broken();
            assertThat(denied(decide(SITE.protection(), broken))).isEqualTo(Reason.JUDGEMENT_FAILED);
        }
    }

    /** For a container that wants to know its caller before a filter decides. */
    @Nested
    class Recognises {

        @Test
        void a_caller_with_an_honest_token() {
            assertThat(admitted(SITE.protection().recognise(TestRequest.with(TOKEN)))
                            .caller()
                            .getOid())
                    .isEqualTo(TestTokens.OBJECT);
        }

        @Test
        void nobody_without_a_token_and_turns_nobody_away() {
            assertThat(anonymous(SITE.protection().recognise(TestRequest.to("/orders"))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void nobody_whose_request_cannot_be_read() {
            assertThat(anonymous(SITE.protection().recognise(new Broken()))).isEqualTo(Reason.JUDGEMENT_FAILED);
        }
    }

    /** A request of which the container does not tell the credentials. */
    private static final class Broken implements IncomingRequest {

        private final TestRequest rest = TestRequest.to("/orders");

        @Override
        public List<String> header(String name) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Arrival arrival() {
            return rest.arrival();
        }

        @Override
        public String method() {
            return rest.method();
        }

        @Override
        public String path() {
            return rest.path();
        }

        @Override
        public String rawPath() {
            return rest.rawPath();
        }

        @Override
        public Optional<byte[]> clientCertificate() {
            return rest.clientCertificate();
        }

        @Override
        public Optional<String> peer() {
            return rest.peer();
        }
    }

    @Nested
    class Public_paths {

        private final Protection protection = SITE.protection("public-paths", "/health");

        @Test
        void need_no_token() {
            assertThat(anonymous(decide(protection, TestRequest.to("/health")))).isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void know_a_caller_with_an_honest_token() {
            assertThat(admitted(decide(protection, request("/health", TOKEN)))
                            .caller()
                            .getOid())
                    .isEqualTo(TestTokens.OBJECT);
        }

        @Test
        void stay_public_for_who_brings_a_bad_token() {
            assertThat(anonymous(decide(protection, request("/health", EXPIRED))))
                    .isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void stay_public_while_there_are_no_keys() {
            try (Site site = Site.withoutKeys()) {
                assertThat(anonymous(decide(site.protection("public-paths", "/health"), request("/health", TOKEN))))
                        .isEqualTo(Reason.KEYS_UNAVAILABLE);
            }
        }

        @Test
        void are_not_the_others() {
            assertThat(denied(decide(protection, TestRequest.to("/orders")))).isEqualTo(Reason.NO_TOKEN);
            assertThat(denied(decide(protection, request("/orders", EXPIRED)))).isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void are_not_those_that_can_be_read_in_two_ways() {
            assertThat(denied(decide(protection, TestRequest.to("/health").sentAs("/admin/..;/health"))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void ask_for_no_role_of_who_is_not_known() {
            Protection withRole = SITE.protection("public-paths", "/health", "roles-allowed", "admin");
            assertThat(anonymous(decide(withRole, TestRequest.to("/health")))).isEqualTo(Reason.NO_TOKEN);
        }
    }

    @Nested
    class Roles_allowed {

        @Test
        void are_met_by_one_of_them() {
            Protection protection = SITE.protection("roles-allowed", "admin, consumer");
            assertThat(decide(protection, TestRequest.with(TOKEN))).isInstanceOf(Decision.Admitted.class);
        }

        @Test
        void are_not_met_by_others() {
            Protection protection = SITE.protection("roles-allowed", "admin, auditor");
            Decision decision = decide(protection, TestRequest.with(TOKEN));
            assertThat(denied(decision)).isEqualTo(Reason.ROLE_MISSING);
            assertThat(((Decision.Denied) decision).refusal().expected()).contains("[admin, auditor]");
            assertThat(((Decision.Denied) decision).refusal().actual()).contains("[consumer]");
            assertThat(((Decision.Denied) decision).refusal().token().oid()).isEqualTo(TestTokens.OBJECT);
        }

        @Test
        void are_asked_after_the_token() {
            Protection protection = SITE.protection("roles-allowed", "admin");
            assertThat(denied(decide(protection, TestRequest.to("/orders")))).isEqualTo(Reason.NO_TOKEN);
            assertThat(denied(decide(protection, TestRequest.with(EXPIRED)))).isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void are_asked_of_who_was_let_in_by_another_filter() {
            Decision earlier = decide(SITE.protection(), TestRequest.with(TOKEN));
            Protection protection = SITE.protection("roles-allowed", "admin");
            assertThat(denied(protection.decide(TestRequest.with(TOKEN), Optional.of(earlier))))
                    .isEqualTo(Reason.ROLE_MISSING);
        }
    }

    @Nested
    class An_earlier_decision {

        private final Protection protection = SITE.protection();
        private final Decision admitted = decide(protection, TestRequest.with(TOKEN));
        private final Decision anonymous =
                decide(SITE.protection("public-paths", "/health"), TestRequest.to("/health"));

        /** No token is in the request: who is let in is let in by the decision alone. */
        @ParameterizedTest
        @EnumSource
        void to_let_a_caller_in_stands_in_filters_of_the_same_policy(Arrival arrival) {
            Decision decision = protection.decide(TestRequest.to("/orders").arriving(arrival), Optional.of(admitted));
            assertThat(decision).isEqualTo(admitted);
        }

        @Test
        void to_let_a_caller_in_does_not_stand_in_filters_of_another_policy() {
            Protection stranger = SITE.stranger("allowed-clients", TestTokens.OTHER_TENANT);
            assertThat(denied(stranger.decide(TestRequest.with(TOKEN), Optional.of(admitted))))
                    .isEqualTo(Reason.CLIENT_NOT_ALLOWED);
        }

        /** A forward from a public page to a protected one. */
        @Test
        void that_nobody_is_known_does_not_stand_for_another_path() {
            assertThat(denied(protection.decide(TestRequest.to("/orders"), Optional.of(anonymous))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @ParameterizedTest
        @EnumSource(names = {"CONTINUED", "ERROR_PAGE"})
        void that_nobody_is_known_stands_for_what_follows(Arrival arrival) {
            assertThat(protection.decide(TestRequest.to("/orders").arriving(arrival), Optional.of(anonymous)))
                    .isEqualTo(anonymous);
        }
    }

    @Nested
    class Arrivals {

        @Test
        void at_an_error_page_need_no_token() {
            assertThat(anonymous(
                            decide(SITE.protection(), TestRequest.to("/error").arriving(Arrival.ERROR_PAGE))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void after_an_asynchronous_start_need_one_where_nothing_was_decided() {
            assertThat(denied(
                            decide(SITE.protection(), TestRequest.to("/orders").arriving(Arrival.CONTINUED))))
                    .isEqualTo(Reason.NO_TOKEN);
        }
    }

    @Nested
    class The_rule_of_a_resource {

        private final Protection protection = SITE.protection("public-paths", "/health");
        private final TestRequest request = request("/health", TOKEN);
        private final Decision admitted = decide(protection, request);
        private final Decision anonymous = decide(protection, TestRequest.to("/health"));

        @ParameterizedTest
        @CsvSource({"consumer, true", "admin, false", "**, true"})
        void asks_a_caller_for_one_of_its_roles(String role, boolean met) {
            Decision decision = protection.decide(admitted, new RoleRule.OneOf(Set.of(role)), request);
            assertThat(decision instanceof Decision.Admitted).isEqualTo(met);
        }

        @Test
        void of_no_roles_at_all_lets_nobody_in() {
            assertThat(denied(protection.decide(admitted, new RoleRule.OneOf(Set.of()), request)))
                    .isEqualTo(Reason.ROLE_MISSING);
        }

        /** The path needs no token, the resource does: why nobody is known is what is wrong. */
        @Test
        void sends_who_is_not_known_for_a_token() {
            assertThat(denied(protection.decide(anonymous, new RoleRule.OneOf(Set.of("consumer")), request)))
                    .isEqualTo(Reason.NO_TOKEN);
            assertThat(denied(protection.decide(anonymous, new RoleRule.OneOf(Set.of("**")), request)))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @ParameterizedTest
        @CsvSource({"reader, true", "consumer, false", "**, true"})
        void asks_whom_the_container_knows_for_one_of_the_roles_known_there(String role, boolean met) {
            Decision known = new Decision.KnownToContainer("reader"::equals, Mode.ENFORCE);
            Decision decision = protection.decide(known, new RoleRule.OneOf(Set.of(role)), request);
            assertThat(decision.equals(known)).isEqualTo(met);
        }

        @Test
        void denies_all_to_whom_the_container_knows_too() {
            Decision known = new Decision.KnownToContainer(role -> true, Mode.ENFORCE);
            assertThat(denied(protection.decide(known, new RoleRule.Nobody(), request)))
                    .isEqualTo(Reason.DENIED_TO_ALL);
        }

        @Test
        void that_asks_nothing_changes_nothing() {
            assertThat(protection.decide(admitted, new RoleRule.NoRole(), request))
                    .isEqualTo(admitted);
            assertThat(protection.decide(anonymous, new RoleRule.NoRole(), request))
                    .isEqualTo(anonymous);
        }

        @Test
        void lets_nobody_in_who_was_turned_away() {
            Decision denied = decide(SITE.protection(), TestRequest.to("/orders"));
            assertThat(SITE.protection().decide(denied, new RoleRule.NoRole(), TestRequest.to("/orders")))
                    .isSameAs(denied);
        }

        @Test
        void that_denies_all_denies_all() {
            assertThat(denied(protection.decide(admitted, new RoleRule.Nobody(), request)))
                    .isEqualTo(Reason.DENIED_TO_ALL);
            assertThat(denied(protection.decide(anonymous, new RoleRule.Nobody(), request)))
                    .isEqualTo(Reason.DENIED_TO_ALL);
        }
    }

    @Nested
    class Answers_who_is_turned_away {

        @ParameterizedTest
        @CsvSource({"application/json, application/problem+json", "text/plain, text/plain;charset=UTF-8"})
        void in_the_form_that_the_caller_likes(String accept, String type) {
            TestRequest request = TestRequest.to("/orders").header("Accept", accept);
            Protection protection = SITE.protection();
            Decision.Denied decision = (Decision.Denied) decide(protection, request);
            assertThat(protection.answer(decision, request).headers()).containsEntry("Content-Type", type);
        }

        @Test
        void and_says_when_to_come_back_while_there_are_no_keys() {
            try (Site site = Site.withoutKeys()) {
                Protection protection = site.protection();
                TestRequest request = TestRequest.with(TOKEN);
                Decision.Denied decision = (Decision.Denied) decide(protection, request);
                Answer answer = protection.answer(decision, request);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.headers()).containsEntry("Retry-After", "1");
            }
        }
    }

    @Nested
    class In_report_mode {

        private final Protection reporting = SITE.protection("mode", "report", "public-paths", "/open");
        private final Protection enforcing = SITE.protection();
        private final RoleRule admin = new RoleRule.OneOf(Set.of("admin"));

        private Reason reported(Decision decision) {
            assertThat(decision).isInstanceOf(Decision.Reported.class);
            return ((Decision.Reported) decision).refusal().reason();
        }

        @Test
        void who_would_be_refused_goes_on_as_nobody() {
            assertThat(reported(decide(reporting, request("/orders", EXPIRED)))).isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void whose_request_cannot_be_read_goes_on_too() {
            assertThat(reported(decide(reporting, new Broken()))).isEqualTo(Reason.JUDGEMENT_FAILED);
        }

        @Test
        void an_accepted_caller_is_known() {
            assertThat(admitted(decide(reporting, request("/orders", TOKEN)))
                            .caller()
                            .getOid())
                    .isEqualTo(TestTokens.OBJECT);
        }

        @Test
        void a_missing_role_is_reported() {
            Protection admins = SITE.protection("mode", "report", "roles-allowed", "admin");
            assertThat(reported(decide(admins, request("/orders", TOKEN)))).isEqualTo(Reason.ROLE_MISSING);
        }

        /** The rule is asked behind the servlet filter, by a protection that may enforce. */
        @Test
        void so_is_one_that_a_resource_behind_the_filter_asks_for() {
            Decision decision = decide(reporting, request("/orders", TOKEN));
            assertThat(reported(enforcing.decide(decision, admin, request("/orders", TOKEN))))
                    .isEqualTo(Reason.ROLE_MISSING);
        }

        @Test
        void so_is_a_public_resource_that_asks_for_a_role() {
            Decision decision = decide(reporting, TestRequest.to("/open"));
            assertThat(reported(enforcing.decide(decision, admin, TestRequest.to("/open"))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void so_is_what_is_denied_to_all() {
            Decision decision = decide(reporting, request("/orders", TOKEN));
            assertThat(reported(enforcing.decide(decision, new RoleRule.Nobody(), request("/orders", TOKEN))))
                    .isEqualTo(Reason.DENIED_TO_ALL);
        }

        @Test
        void nothing_is_reported_twice() {
            Decision decision = decide(reporting, TestRequest.to("/orders"));
            assertThat(reporting.decide(TestRequest.to("/orders"), Optional.of(decision)))
                    .isSameAs(decision);
            assertThat(enforcing.decide(decision, admin, TestRequest.to("/orders")))
                    .isSameAs(decision);
        }

        @Test
        void another_filter_that_enforces_still_does() {
            Decision decision = decide(reporting, TestRequest.to("/orders"));
            assertThat(denied(enforcing.decide(TestRequest.to("/orders"), Optional.of(decision))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void another_filter_that_enforces_asks_an_accepted_caller_for_its_roles() {
            Decision decision = decide(reporting, request("/orders", TOKEN));
            Protection admins = SITE.protection("roles-allowed", "admin");
            assertThat(denied(admins.decide(request("/orders", TOKEN), Optional.of(decision))))
                    .isEqualTo(Reason.ROLE_MISSING);
        }
    }

    @Nested
    class A_revocation {

        @TempDir
        private Path folder;

        private Protection protection() throws IOException {
            Path file = Files.writeString(folder.resolve("revoked"), TestTokens.OBJECT);
            return SITE.protection("revoked-file", file.toString(), "public-paths", "/open");
        }

        @Test
        void shuts_out_a_caller_whose_verdict_is_kept() throws IOException {
            admitted(decide(SITE.protection(), request("/orders", TOKEN)));
            assertThat(denied(decide(protection(), request("/orders", TOKEN)))).isEqualTo(Reason.CALLER_REVOKED);
        }

        @Test
        void shuts_out_a_caller_whom_another_filter_has_let_in() throws IOException {
            Decision earlier = decide(SITE.protection(), request("/orders", TOKEN));
            assertThat(denied(protection().decide(request("/orders", TOKEN), Optional.of(earlier))))
                    .isEqualTo(Reason.CALLER_REVOKED);
        }

        @Test
        void leaves_who_is_shut_out_the_public_paths_as_anybody() throws IOException {
            assertThat(anonymous(decide(protection(), request("/open", TOKEN)))).isEqualTo(Reason.CALLER_REVOKED);
        }

        @Test
        void lets_a_request_that_is_under_way_come_to_its_end() throws IOException {
            Decision earlier = decide(SITE.protection(), request("/orders", TOKEN));
            admitted(protection().decide(request("/orders", TOKEN).arriving(Arrival.CONTINUED), Optional.of(earlier)));
        }
    }

    @Nested
    class Counts {

        private final Site site = Site.with(TestKeys.ENTRA);

        @AfterEach
        void end() {
            site.close();
        }

        private List<String> measured(Metric metric) {
            return site.measured(metric).stream()
                    .map(sample -> new TreeMap<>(sample.attributes()).values() + " " + (long) sample.value())
                    .toList();
        }

        @Test
        void verdicts_by_reason_and_version() {
            decide(site.protection(), request("/orders", TOKEN));
            decide(
                    site.protection(),
                    request("/orders", TestTokens.v2().claim("exp", 1).text()));
            decide(site.protection(), request("/orders", EXPIRED));
            decide(site.protection(), TestRequest.to("/orders"));
            assertThat(measured(Metric.VERDICTS))
                    .containsExactlyInAnyOrder(
                            "[accepted, 1.0] 1",
                            "[token_expired, 2.0] 1",
                            "[token_expired, 1.0] 1",
                            "[no_token, none] 1");
        }

        @Test
        void clients_of_genuine_tokens_only() {
            decide(site.protection(), request("/orders", TOKEN));
            decide(site.protection("roles-allowed", "admin"), request("/orders", TOKEN));
            decide(
                    site.protection(),
                    request(
                            "/orders",
                            TestTokens.v1()
                                    .claim("appid", "forged")
                                    .claim("exp", 1)
                                    .text()));
            assertThat(measured(Metric.CLIENTS))
                    .containsExactlyInAnyOrder(
                            "[" + TestTokens.CLIENT + ", accepted] 2", "[" + TestTokens.CLIENT + ", refused] 1");
        }

        @Test
        void tokens_that_were_known_and_tokens_that_were_judged() {
            for (int i = 0; i < 3; i++) {
                decide(site.protection(), request("/orders", TOKEN));
            }
            assertThat(measured(Metric.CACHE_HITS)).containsExactly("[] 2");
            assertThat(measured(Metric.JUDGED)).containsExactly("[] 1");
        }
    }
}
