package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.application.ApplicationFixture;
import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.telemetry.Metric;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final ApplicationFixture SITE = ApplicationFixture.with(TestKeys.ENTRA);
    private static final String TOKEN = TestTokens.v1().text();
    private static final String EXPIRED = TestTokens.v1().claim("exp", 1).text();

    @AfterAll
    static void end() {
        SITE.close();
    }

    private static Decision decide(Protection protection, IncomingRequest request) {
        return protection.decide(request);
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
        void valid_token_is_admitted() {
            assertThat(admitted(decide(SITE.protection(), TestRequest.with(TOKEN)))
                            .caller()
                            .getOid())
                    .isEqualTo(TestTokens.OBJECT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POST", "DELETE", "PROPFIND"})
        void request_without_a_valid_token_is_denied_for_any_method(String method) {
            assertThat(denied(
                            decide(SITE.protection(), TestRequest.to("/orders").by(method))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void unreadable_request_is_denied() {
            IncomingRequest broken = new Broken();
            assertThat(denied(decide(SITE.protection(), broken))).isEqualTo(Reason.JUDGEMENT_FAILED);
        }
    }

    /** For a container that wants to know its caller before a filter decides. */
    @Nested
    class Identifies {

        @Test
        void caller_with_a_valid_token_is_identified() {
            assertThat(admitted(SITE.protection().identify(TestRequest.with(TOKEN)))
                            .caller()
                            .getOid())
                    .isEqualTo(TestTokens.OBJECT);
        }

        @Test
        void identify_refuses_no_request_without_a_token() {
            assertThat(anonymous(SITE.protection().identify(TestRequest.to("/orders"))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void unreadable_request_is_identified_as_anonymous() {
            assertThat(anonymous(SITE.protection().identify(new Broken()))).isEqualTo(Reason.JUDGEMENT_FAILED);
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
        public Dispatch dispatch() {
            return rest.dispatch();
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
        public Mapping mapping() {
            return rest.mapping();
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
        void public_path_needs_no_token() {
            assertThat(anonymous(decide(protection, TestRequest.to("/health")))).isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void public_path_has_the_caller_of_a_valid_token() {
            assertThat(admitted(decide(protection, request("/health", TOKEN)))
                            .caller()
                            .getOid())
                    .isEqualTo(TestTokens.OBJECT);
        }

        @Test
        void public_path_stays_public_with_a_bad_token() {
            assertThat(anonymous(decide(protection, request("/health", EXPIRED))))
                    .isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void public_path_stays_public_without_keys() {
            try (ApplicationFixture site = ApplicationFixture.withoutKeys()) {
                assertThat(anonymous(decide(site.protection("public-paths", "/health"), request("/health", TOKEN))))
                        .isEqualTo(Reason.KEYS_UNAVAILABLE);
            }
        }

        @Test
        void other_path_is_not_public() {
            assertThat(denied(decide(protection, TestRequest.to("/orders")))).isEqualTo(Reason.NO_TOKEN);
            assertThat(denied(decide(protection, request("/orders", EXPIRED)))).isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void ambiguous_path_is_not_public() {
            assertThat(denied(decide(protection, TestRequest.to("/health").sentAs("/admin/..;/health"))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void public_path_requires_no_role_of_an_anonymous_caller() {
            Protection withRole = SITE.protection("public-paths", "/health", "roles-allowed", "admin");
            assertThat(anonymous(decide(withRole, TestRequest.to("/health")))).isEqualTo(Reason.NO_TOKEN);
        }
    }

    /** A server that makes a URI of host and path may find another path in it. */
    @Nested
    class A_malformed_host {

        private final Protection protection = SITE.protection("public-paths", "/open/*");

        @Test
        void malformed_host_is_refused_with_or_without_a_token() {
            assertThat(denied(decide(protection, request("/orders", TOKEN).at("h/open"))))
                    .isEqualTo(Reason.MALFORMED_HOST);
            assertThat(denied(decide(protection, TestRequest.to("/open/x").at("h", "h/open"))))
                    .isEqualTo(Reason.MALFORMED_HOST);
        }

        @Test
        void malformed_host_is_refused_after_a_decision_for_another_path() {
            Decision.Admitted earlier = admitted(decide(protection, request("/orders", TOKEN)));
            assertThat(denied(protection.decide(request("/admin", TOKEN).at("h/admin?"), earlier)))
                    .isEqualTo(Reason.MALFORMED_HOST);
        }

        @Test
        void request_with_a_host_is_judged_by_its_path_and_token() {
            admitted(decide(protection, request("/orders", TOKEN).at("api.contoso.example:8443")));
            assertThat(anonymous(decide(protection, TestRequest.to("/open/x").at("h"))))
                    .isEqualTo(Reason.NO_TOKEN);
        }
    }

    @Nested
    class In_access_logs {

        @Test
        void caller_stands_by_its_name() {
            assertThat(decide(SITE.protection(), request("/orders", TOKEN))).hasToString(TestTokens.OBJECT);
        }

        @Test
        void anonymous_request_stands_by_a_hyphen() {
            Protection inReport = SITE.protection("mode", "report");

            assertThat(decide(SITE.protection("public-paths", "/health"), TestRequest.to("/health")))
                    .hasToString("-");
            assertThat(decide(inReport, TestRequest.to("/orders"))).hasToString("-");
            assertThat(new Decision.LoggedOut()).hasToString("-");
            assertThat(new Decision.KnownToContainer(role -> true, EnforcementMode.ENFORCE))
                    .hasToString("-");
        }
    }

    @Nested
    class Cors_preflights {

        private static final TestRequest PREFLIGHT = TestRequest.to("/orders")
                .by("OPTIONS")
                .header("Origin", "https://shop.contoso.example")
                .header("Access-Control-Request-Method", "DELETE");

        @Test
        void preflight_needs_a_token_by_default() {
            assertThat(denied(decide(SITE.protection(), PREFLIGHT))).isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void preflight_passes_without_a_caller_where_the_settings_say_so() {
            assertThat(anonymous(decide(SITE.protection("cors-preflight", "true"), PREFLIGHT)))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        /** The preflight cannot have a role; the request that follows it must. */
        @Test
        void preflight_requires_no_role() {
            assertThat(anonymous(
                            decide(SITE.protection("cors-preflight", "true", "roles-allowed", "admin"), PREFLIGHT)))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void rule_of_a_resource_refuses_a_preflight() {
            Protection protection = SITE.protection("cors-preflight", "true");
            Decision passed = decide(protection, PREFLIGHT);

            assertThat(denied(protection.applyRule(new RoleRule.OneOf(Set.of("admin")), passed, PREFLIGHT)))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        /** A filter in front of a resource may change the method. */
        @Test
        void preflight_that_becomes_another_request_needs_a_token() {
            Protection passing = SITE.protection("cors-preflight", "true");
            Decision.Passed earlier = (Decision.Passed) decide(passing, PREFLIGHT);
            assertThat(denied(new ResourceProtection(List.of(passing)).decide(TestRequest.to("/orders"), earlier)))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void request_that_follows_a_preflight_needs_a_token() {
            TestRequest request =
                    TestRequest.to("/orders").by("DELETE").header("Origin", "https://shop.contoso.example");

            assertThat(denied(decide(SITE.protection("cors-preflight", "true"), request)))
                    .isEqualTo(Reason.NO_TOKEN);
        }
    }

    @Nested
    class Roles_allowed {

        @Test
        void one_allowed_role_is_enough() {
            Protection protection = SITE.protection("roles-allowed", "admin, consumer");
            assertThat(decide(protection, TestRequest.with(TOKEN))).isInstanceOf(Decision.Admitted.class);
        }

        @Test
        void other_roles_are_refused() {
            Protection protection = SITE.protection("roles-allowed", "admin, auditor");
            Decision decision = decide(protection, TestRequest.with(TOKEN));
            assertThat(denied(decision)).isEqualTo(Reason.ROLE_MISSING);
            assertThat(((Decision.Denied) decision).refusal().expected()).contains("[admin, auditor]");
            assertThat(((Decision.Denied) decision).refusal().actual()).contains("[consumer]");
            assertThat(((Decision.Denied) decision).refusal().token().oid()).isEqualTo(TestTokens.OBJECT);
        }

        @Test
        void roles_are_checked_after_the_token() {
            Protection protection = SITE.protection("roles-allowed", "admin");
            assertThat(denied(decide(protection, TestRequest.to("/orders")))).isEqualTo(Reason.NO_TOKEN);
            assertThat(denied(decide(protection, TestRequest.with(EXPIRED)))).isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void roles_are_checked_of_a_caller_admitted_by_another_filter() {
            Decision.Admitted earlier = admitted(decide(SITE.protection(), TestRequest.with(TOKEN)));
            Protection protection = SITE.protection("roles-allowed", "admin");
            assertThat(denied(protection.decide(TestRequest.with(TOKEN), earlier)))
                    .isEqualTo(Reason.ROLE_MISSING);
        }
    }

    /**
     * What becomes of a request on which something was decided before: dispatch type x earlier decision x path x mode.
     * No row's request carries a token unless it says so: a caller that is admitted is admitted by the earlier
     * decision.
     */
    @Nested
    class An_earlier_decision {

        private static final String[] GENERAL = {"public-paths", "/open/*"};

        private final Protection general = SITE.protection(GENERAL);
        private final Protection admins = SITE.protection("roles-allowed", "admin");
        private final Protection consumers = SITE.protection("roles-allowed", "consumer");
        private final Protection stranger = SITE.stranger("accepted-callers", "users");
        private final Protection reporting = SITE.protection("mode", "report");

        private Decision.Passed passed(Decision decision) {
            return (Decision.Passed) decision;
        }

        private Decision.Passed earlier(String kind) {
            return switch (kind) {
                case "caller" -> passed(decide(general, request("/orders", TOKEN)));
                case "caller-reporting" -> passed(decide(reporting, request("/orders", TOKEN)));
                case "caller-of-container" -> general.identify(request("/orders", TOKEN));
                case "anonymous" -> passed(decide(general, TestRequest.to("/open/a")));
                case "reported" -> passed(decide(reporting, TestRequest.to("/orders")));
                case "logged-out" -> new Decision.LoggedOut();
                default -> throw new IllegalArgumentException(kind);
            };
        }

        private Protection here(String name) {
            return switch (name) {
                case "general" -> general;
                case "admins" -> admins;
                case "consumers" -> consumers;
                case "stranger" -> stranger;
                case "reporting" -> reporting;
                default -> throw new IllegalArgumentException(name);
            };
        }

        private String outcome(Decision decision) {
            if (decision instanceof Decision.Denied denied) {
                return denied.refusal().reason().stableName();
            }
            return decision.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        @ParameterizedTest
        @CsvSource({
            // A caller whom a filter with the same trust settings has admitted.
            "caller, general, REQUEST, /orders, admitted",
            "caller, general, FORWARD, /orders/x, admitted",
            "caller, general, INCLUDE, /orders/x, admitted",
            "caller, general, ASYNC, /orders/x, admitted",
            "caller, general, ERROR, /error, admitted",
            "caller, consumers, REQUEST, /admin/x, admitted",
            "caller, consumers, FORWARD, /admin/x, admitted",
            "caller, consumers, INCLUDE, /admin/x, admitted",
            "caller, consumers, ASYNC, /admin/x, admitted",
            "caller, consumers, ERROR, /admin/x, admitted",
            "caller, admins, REQUEST, /admin/x, role_missing",
            "caller, admins, FORWARD, /admin/x, role_missing",
            "caller, admins, INCLUDE, /admin/x, role_missing",
            "caller, admins, ASYNC, /admin/x, role_missing",
            "caller, admins, ERROR, /admin/x, role_missing",
            // One whom another policy has admitted is judged again, and has sent no token here.
            "caller, stranger, REQUEST, /orders, no_token",
            "caller, stranger, FORWARD, /orders, no_token",
            "caller, stranger, INCLUDE, /orders, no_token",
            "caller, stranger, ASYNC, /orders, no_token",
            "caller, stranger, ERROR, /error, anonymous",
            // One whom a filter in report mode has admitted is a caller, and meets the roles of others.
            "caller-reporting, general, FORWARD, /orders, admitted",
            "caller-reporting, admins, FORWARD, /orders, role_missing",
            "caller-reporting, admins, ASYNC, /orders, role_missing",
            // One whom the container wanted to know has met no rule yet.
            "caller-of-container, general, REQUEST, /orders, admitted",
            "caller-of-container, admins, REQUEST, /admin/x, role_missing",
            "caller-of-container, admins, ASYNC, /admin/x, role_missing",
            // Anonymous: only where the request's current path is public.
            "anonymous, general, REQUEST, /open/a, anonymous",
            "anonymous, general, ASYNC, /open/a, anonymous",
            "anonymous, general, ASYNC, /open/b, anonymous",
            "anonymous, general, FORWARD, /open/b, anonymous",
            "anonymous, general, INCLUDE, /open/b, anonymous",
            "anonymous, general, FORWARD, /orders, no_token",
            "anonymous, general, INCLUDE, /orders, no_token",
            "anonymous, general, ASYNC, /orders, no_token",
            "anonymous, general, ERROR, /error, anonymous",
            "anonymous, admins, REQUEST, /open/a, no_token",
            "anonymous, admins, FORWARD, /admin/x, no_token",
            "anonymous, admins, INCLUDE, /admin/x, no_token",
            "anonymous, admins, ASYNC, /admin/x, no_token",
            "anonymous, admins, ASYNC, /open/a, no_token",
            "anonymous, admins, ERROR, /admin/x, no_token",
            // A named dispatch: the container tells no path, or that of the page before.
            "anonymous, general, FORWARD, '', no_token",
            "anonymous, general, INCLUDE, '', no_token",
            "anonymous, general, FORWARD, /open/a, no_token",
            "anonymous, general, INCLUDE, /open/a, no_token",
            // Refused elsewhere, in report mode.
            "reported, reporting, REQUEST, /orders, reported",
            "reported, reporting, FORWARD, /orders/x, reported",
            "reported, reporting, INCLUDE, /orders/x, reported",
            "reported, reporting, ASYNC, /orders, reported",
            "reported, reporting, ERROR, /error, reported",
            "reported, general, REQUEST, /orders, no_token",
            "reported, general, FORWARD, /orders, no_token",
            "reported, general, INCLUDE, /orders, no_token",
            "reported, general, ASYNC, /orders, no_token",
            "reported, general, ERROR, /error, anonymous",
            "reported, admins, ERROR, /admin/x, no_token",
            // Logged out by the application.
            "logged-out, general, FORWARD, /orders, no_token",
            "logged-out, general, FORWARD, /open/b, anonymous",
            "logged-out, general, ASYNC, /orders, no_token",
            "logged-out, general, ERROR, /error, anonymous",
            "logged-out, admins, ERROR, /admin/x, no_token"
        })
        void earlier_decision_holds_by_dispatch_path_and_mode(
                String kind, String filter, Dispatch dispatch, String path, String outcome) {
            TestRequest request = TestRequest.to(path).dispatchedBy(dispatch);
            assertThat(outcome(here(filter).decide(request, earlier(kind)))).isEqualTo(outcome);
        }

        /** The second judgement could wait for keys, where a thread must not. */
        @ParameterizedTest
        @CsvSource({"GET, /orders, token_expired", "POST, /open/a, anonymous", "GET, /open/b, anonymous"})
        void token_of_a_public_request_that_a_later_filter_changes_is_not_judged_again(
                String method, String path, String outcome) {
            Decision.Passed earlier = (Decision.Passed) general.decide(request("/open/a", EXPIRED));

            assertThat(outcome(general.decide(request(path, TOKEN).by(method), earlier)))
                    .isEqualTo(outcome);
        }

        /** A page may wrap the request that it dispatches. */
        @ParameterizedTest
        @CsvSource({"REQUEST, anonymous", "ASYNC, anonymous", "FORWARD, no_token", "INCLUDE, no_token"})
        void changed_method_does_not_make_a_named_dispatch_public(Dispatch dispatch, String outcome) {
            TestRequest request = TestRequest.to("/open/a").by("DELETE").dispatchedBy(dispatch);
            assertThat(outcome(general.decide(request, earlier("anonymous")))).isEqualTo(outcome);
        }

        @ParameterizedTest
        @CsvSource({
            "general, REQUEST, /orders, no_token",
            "general, FORWARD, /orders, no_token",
            "general, INCLUDE, /orders, no_token",
            "general, ASYNC, /orders, no_token",
            "general, ERROR, /error, anonymous",
            "admins, ERROR, /admin/x, no_token",
            "general, FORWARD, /open/a, anonymous",
            "general, FORWARD, '', no_token"
        })
        void missing_decision_means_the_request_has_just_come(
                String filter, Dispatch dispatch, String path, String outcome) {
            assertThat(outcome(decide(here(filter), TestRequest.to(path).dispatchedBy(dispatch))))
                    .isEqualTo(outcome);
        }

        @ParameterizedTest
        @EnumSource(names = {"FORWARD", "INCLUDE", "ASYNC", "ERROR"})
        void logged_out_caller_stays_anonymous_with_its_token(Dispatch dispatch) {
            TestRequest request = request("/open/x", TOKEN).dispatchedBy(dispatch);
            assertThat(anonymous(general.decide(request, new Decision.LoggedOut())))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @ParameterizedTest
        @EnumSource
        void other_policys_caller_is_judged_by_the_token(Dispatch dispatch) {
            Protection other = SITE.stranger("allowed-clients", TestTokens.OTHER_TENANT, "roles-allowed", "consumer");
            TestRequest request = request("/orders", TOKEN).dispatchedBy(dispatch);
            assertThat(denied(other.decide(request, earlier("caller")))).isEqualTo(Reason.CLIENT_NOT_ALLOWED);
        }
    }

    /** A token that is bound to the certificate which a proxy shows, where only the first filter trusts that proxy. */
    @Nested
    class A_bound_token {

        private static final String CERTIFICATE = ":AQID:";
        private static final String THUMBPRINT = "A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc-4E";

        private final Protection proxied =
                SITE.protection("client-certificate-header", "Client-Cert", "trusted-proxies", "10.0.0.9");
        private final Protection direct = SITE.protection();

        private TestRequest request(Dispatch dispatch) {
            String token =
                    TestTokens.v1().claim("cnf", Map.of("x5t#S256", THUMBPRINT)).text();
            return ProtectionTest.request("/orders", token)
                    .header("Client-Cert", CERTIFICATE)
                    .dispatchedBy(dispatch);
        }

        @ParameterizedTest
        @EnumSource(names = "ERROR", mode = EnumSource.Mode.EXCLUDE)
        void proof_of_another_filters_proxy_does_not_count(Dispatch dispatch) {
            Decision.Admitted earlier = admitted(decide(proxied, request(Dispatch.REQUEST)));
            assertThat(denied(direct.decide(request(dispatch), earlier))).isEqualTo(Reason.CERTIFICATE_MISSING);
        }

        @ParameterizedTest
        @EnumSource
        void proof_to_the_same_filter_is_not_required_again(Dispatch dispatch) {
            Decision.Admitted earlier = admitted(decide(proxied, request(Dispatch.REQUEST)));
            admitted(proxied.decide(TestRequest.to("/orders").dispatchedBy(dispatch), earlier));
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
        void rule_requires_one_of_its_roles(String role, boolean met) {
            Decision decision = protection.applyRule(new RoleRule.OneOf(Set.of(role)), admitted, request);
            assertThat(decision instanceof Decision.Admitted).isEqualTo(met);
        }

        @Test
        void rule_with_an_empty_list_denies_everyone() {
            assertThat(denied(protection.applyRule(new RoleRule.OneOf(Set.of()), admitted, request)))
                    .isEqualTo(Reason.ROLE_MISSING);
        }

        /** The path needs no token, the resource does: the refusal names the reason why the caller is anonymous. */
        @Test
        void rule_refuses_an_anonymous_caller_for_the_missing_token() {
            assertThat(denied(protection.applyRule(new RoleRule.OneOf(Set.of("consumer")), anonymous, request)))
                    .isEqualTo(Reason.NO_TOKEN);
            assertThat(denied(protection.applyRule(new RoleRule.OneOf(Set.of("**")), anonymous, request)))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @ParameterizedTest
        @CsvSource({"reader, true", "consumer, false", "**, true"})
        void rule_requires_one_of_the_containers_roles(String role, boolean met) {
            Decision known = new Decision.KnownToContainer("reader"::equals, EnforcementMode.ENFORCE);
            Decision decision = protection.applyRule(new RoleRule.OneOf(Set.of(role)), known, request);
            assertThat(decision.equals(known)).isEqualTo(met);
        }

        @Test
        void deny_all_denies_the_containers_caller() {
            Decision known = new Decision.KnownToContainer(role -> true, EnforcementMode.ENFORCE);
            assertThat(denied(protection.applyRule(new RoleRule.DenyAll(), known, request)))
                    .isEqualTo(Reason.DENIED_TO_ALL);
        }

        @Test
        void rule_without_roles_changes_nothing() {
            assertThat(protection.applyRule(new RoleRule.NoRole(), admitted, request))
                    .isEqualTo(admitted);
            assertThat(protection.applyRule(new RoleRule.NoRole(), anonymous, request))
                    .isEqualTo(anonymous);
        }

        @Test
        void rule_does_not_admit_a_denied_request() {
            Decision denied = decide(SITE.protection(), TestRequest.to("/orders"));
            assertThat(SITE.protection().applyRule(new RoleRule.NoRole(), denied, TestRequest.to("/orders")))
                    .isSameAs(denied);
        }

        @Test
        void deny_all_denies_every_caller() {
            assertThat(denied(protection.applyRule(new RoleRule.DenyAll(), admitted, request)))
                    .isEqualTo(Reason.DENIED_TO_ALL);
            assertThat(denied(protection.applyRule(new RoleRule.DenyAll(), anonymous, request)))
                    .isEqualTo(Reason.DENIED_TO_ALL);
        }
    }

    @Nested
    class Answers_who_is_turned_away {

        @ParameterizedTest
        @CsvSource({"application/json, application/problem+json", "text/plain, text/plain;charset=UTF-8"})
        void refusal_is_sent_in_the_preferred_media_type(String accept, String type) {
            TestRequest request = TestRequest.to("/orders").header("Accept", accept);
            Protection protection = SITE.protection();
            Decision.Denied decision = (Decision.Denied) decide(protection, request);
            assertThat(protection.responseTo(decision, request).headers()).containsEntry("Content-Type", type);
        }

        @Test
        void refusal_without_keys_has_retry_after() {
            try (ApplicationFixture site = ApplicationFixture.withoutKeys()) {
                Protection protection = site.protection();
                TestRequest request = TestRequest.with(TOKEN);
                Decision.Denied decision = (Decision.Denied) decide(protection, request);
                PreparedResponse answer = protection.responseTo(decision, request);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.headers())
                        .hasEntrySatisfying(
                                "Retry-After", seconds -> assertThat(seconds).matches("[12]"));
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
        void refused_request_continues_anonymously_in_report_mode() {
            assertThat(reported(decide(reporting, request("/orders", EXPIRED)))).isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void unreadable_request_continues_in_report_mode() {
            assertThat(reported(decide(reporting, new Broken()))).isEqualTo(Reason.JUDGEMENT_FAILED);
        }

        @Test
        void accepted_caller_is_known_in_report_mode() {
            assertThat(admitted(decide(reporting, request("/orders", TOKEN)))
                            .caller()
                            .getOid())
                    .isEqualTo(TestTokens.OBJECT);
        }

        @Test
        void missing_role_is_reported_in_report_mode() {
            Protection admins = SITE.protection("mode", "report", "roles-allowed", "admin");
            assertThat(reported(decide(admins, request("/orders", TOKEN)))).isEqualTo(Reason.ROLE_MISSING);
        }

        /** The rule is asked behind the servlet filter, by a protection that may enforce. */
        @Test
        void missing_role_of_a_resource_is_reported_in_report_mode() {
            Decision decision = decide(reporting, request("/orders", TOKEN));
            assertThat(reported(enforcing.applyRule(admin, decision, request("/orders", TOKEN))))
                    .isEqualTo(Reason.ROLE_MISSING);
        }

        @Test
        void role_of_a_public_resource_is_reported_in_report_mode() {
            Decision decision = decide(reporting, TestRequest.to("/open"));
            assertThat(reported(enforcing.applyRule(admin, decision, TestRequest.to("/open"))))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void deny_all_is_reported_in_report_mode() {
            Decision decision = decide(reporting, request("/orders", TOKEN));
            assertThat(reported(enforcing.applyRule(new RoleRule.DenyAll(), decision, request("/orders", TOKEN))))
                    .isEqualTo(Reason.DENIED_TO_ALL);
        }

        @Test
        void refusal_is_reported_once_in_report_mode() {
            Decision.Reported decision = (Decision.Reported) decide(reporting, TestRequest.to("/orders"));
            assertThat(reporting.decide(TestRequest.to("/orders"), decision)).isSameAs(decision);
            assertThat(enforcing.applyRule(admin, decision, TestRequest.to("/orders")))
                    .isSameAs(decision);
        }

        @Test
        void enforcing_filter_still_refuses_a_reported_request() {
            Decision.Reported decision = (Decision.Reported) decide(reporting, TestRequest.to("/orders"));
            assertThat(denied(enforcing.decide(TestRequest.to("/orders"), decision)))
                    .isEqualTo(Reason.NO_TOKEN);
        }

        @Test
        void enforcing_filter_requires_its_roles_after_report_mode() {
            Decision.Admitted decision = admitted(decide(reporting, request("/orders", TOKEN)));
            Protection admins = SITE.protection("roles-allowed", "admin");
            assertThat(denied(admins.decide(request("/orders", TOKEN), decision)))
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
        void revocation_blocks_a_caller_with_a_cached_verdict() throws IOException {
            admitted(decide(SITE.protection(), request("/orders", TOKEN)));
            assertThat(denied(decide(protection(), request("/orders", TOKEN)))).isEqualTo(Reason.CALLER_REVOKED);
        }

        @Test
        void revocation_blocks_a_caller_admitted_by_another_filter() throws IOException {
            Decision.Admitted earlier = admitted(decide(SITE.protection(), request("/orders", TOKEN)));
            assertThat(denied(protection().decide(request("/orders", TOKEN), earlier)))
                    .isEqualTo(Reason.CALLER_REVOKED);
        }

        @Test
        void revoked_caller_is_anonymous_on_public_paths() throws IOException {
            assertThat(anonymous(decide(protection(), request("/open", TOKEN)))).isEqualTo(Reason.CALLER_REVOKED);
        }

        @ParameterizedTest
        @EnumSource(names = "ERROR", mode = EnumSource.Mode.EXCLUDE)
        void revocation_of_another_filter_applies_on_any_dispatch(Dispatch dispatch) throws IOException {
            Decision.Admitted earlier = admitted(decide(SITE.protection(), request("/orders", TOKEN)));
            Decision decision = protection().decide(request("/orders", TOKEN).dispatchedBy(dispatch), earlier);
            assertThat(denied(decision)).isEqualTo(Reason.CALLER_REVOKED);
        }
    }

    @Nested
    class Counts {

        private final ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA);

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
        void verdicts_are_counted_by_reason_and_version() {
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
        void clients_are_counted_for_genuine_tokens_only() {
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
                            "[accepted, " + TestTokens.CLIENT + "] 2", "[refused, " + TestTokens.CLIENT + "] 1");
        }

        @Test
        void cached_and_judged_tokens_are_counted() {
            for (int i = 0; i < 3; i++) {
                decide(site.protection(), request("/orders", TOKEN));
            }
            assertThat(measured(Metric.CACHE_HITS)).containsExactly("[] 2");
            assertThat(measured(Metric.JUDGED)).containsExactly("[] 1");
        }
    }
}
