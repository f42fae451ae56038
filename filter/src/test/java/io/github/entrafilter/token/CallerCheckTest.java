package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.callerOf;
import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static io.github.entrafilter.token.TestTokens.CLIENT;
import static io.github.entrafilter.token.TestTokens.OBJECT;
import static io.github.entrafilter.token.TestTokens.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.revocation.RevocationSnapshot;
import io.github.entrafilter.settings.CallerPolicy.AcceptedCallers;
import io.github.entrafilter.settings.CallerPolicy.ClientAuthentication;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.Revocation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerCheckTest {

    private static final String STRANGER = "99999999-9999-9999-9999-999999999999";

    private static TestPolicy policy() {
        return TestPolicy.byDefault();
    }

    /** Entra writes each of them as a GUID; a GUID is the same in upper case. */
    @Nested
    class Identifiers {

        private static final String LOWER = "abcdefab-cdef-abcd-efab-cdefabcdefab";
        private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);

        static Stream<Arguments> malformed() {
            return Stream.of("v1 oid", "v2 oid", "v1 appid", "v2 azp", "v1 tid", "v2 tid")
                    .flatMap(claim -> Stream.of(
                                    " ",
                                    "\t",
                                    "caller",
                                    "*",
                                    "55555555-5555-5555-5555-55555555555",
                                    "55555555-5555-5555-5555-5555555555555",
                                    "55555555-5555-5555-5555-55555555555g",
                                    "555555555555-5555-5555-5555-55555555",
                                    "55555555555555555555555555555555",
                                    "55555555_5555_5555_5555_555555555555",
                                    "{55555555-5555-5555-5555-555555555555}",
                                    " 55555555-5555-5555-5555-555555555555",
                                    "55555555-5555-5555-5555-555555555555\n",
                                    "\uff15\uff15555555-5555-5555-5555-555555555555",
                                    "55555555-5555-5555-5555-555555555555".repeat(80))
                            .map(value -> arguments(claim, value)));
        }

        @ParameterizedTest
        @MethodSource("malformed")
        void identifiers_that_are_no_guids_are_malformed(String claim, String value) {
            TestTokens token = claim.startsWith("v1") ? TestTokens.v1() : TestTokens.v2();
            assertThat(refusalOf(verdictOn(token.claim(claim.substring(3), value))))
                    .extracting(Refusal::reason, Refusal::expected)
                    .containsExactly(Reason.CLAIM_MALFORMED, claim.substring(3) + " as a GUID");
        }

        @ParameterizedTest
        @CsvSource({"oid", "azp", "tid"})
        void identifiers_that_are_empty_are_missing(String claim) {
            assertThat(reasonFor(TestTokens.v2().claim(claim, ""))).isEqualTo(Reason.CLAIM_MISSING);
        }

        /** The claim of the other version says nothing. */
        @Test
        void identifiers_of_the_other_version_do_not_matter() {
            assertThat(verdictOn(TestTokens.v2().claim("appid", "orders"))).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdictOn(TestTokens.v1().claim("azp", "orders"))).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void identifiers_in_upper_case_are_the_same_caller() {
            EntraPrincipal lower = callerOf(tokenOf(LOWER));
            EntraPrincipal upper = callerOf(tokenOf(UPPER));
            assertThat(upper).isEqualTo(lower).hasSameHashCodeAs(lower);
            assertThat(List.of(upper.getName(), upper.getOid(), upper.getAppId()))
                    .containsOnly(LOWER);
        }

        @ParameterizedTest
        @CsvSource({"true, true", "true, false", "false, true", "false, false"})
        void identifiers_that_are_equal_in_any_case_make_an_application(boolean upperOid, boolean upperSub) {
            assertThat(callerOf(TestTokens.v2()
                                    .claim("oid", upperOid ? UPPER : LOWER)
                                    .claim("sub", upperSub ? UPPER : LOWER))
                            .isApplication())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"oid", "azp"})
        void identifiers_in_upper_case_are_listed_clients(String claim) {
            TestTokens token = claim.equals("oid")
                    ? TestTokens.v2().claim("oid", UPPER).claim("sub", UPPER)
                    : TestTokens.v2().claim("azp", UPPER);
            assertThat(verdictOn(token, policy().allowedClients(LOWER))).isInstanceOf(Verdict.Accepted.class);
            assertThat(callerOf(token, policy().registered(new RegisteredCaller("billing", LOWER, Set.of("auditor"))))
                            .getName())
                    .isEqualTo("billing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"oid", "azp"})
        void identifiers_in_upper_case_are_revoked(String claim) {
            EntraPrincipal caller = callerOf(
                    claim.equals("oid")
                            ? TestTokens.v2().claim("oid", UPPER).claim("sub", UPPER)
                            : TestTokens.v2().claim("azp", UPPER));
            RevocationSnapshot revocations = RevocationSnapshot.NONE.followedBy(
                    List.of(new Revocation(LOWER, Optional.empty())), TestTokens.NOW);
            assertThat(revocations.refusalOf(caller)).isPresent();
        }

        private static TestTokens tokenOf(String id) {
            return TestTokens.v2().claim("oid", id).claim("sub", id).claim("azp", id);
        }
    }

    @Nested
    class Accepted_callers {

        @ParameterizedTest
        @CsvSource({"APPLICATIONS, true, false", "USERS, false, true", "ANY, true, true"})
        void accepted_callers_are_those_of_the_policy(AcceptedCallers accepted, boolean application, boolean user) {
            TestPolicy policy = policy().acceptedCallers(accepted);
            assertThat(verdictOn(TestTokens.v2(), policy) instanceof Verdict.Accepted)
                    .isEqualTo(application);
            assertThat(verdictOn(TestTokens.user(), policy) instanceof Verdict.Accepted)
                    .isEqualTo(user);
        }

        @Test
        void accepted_callers_refuse_a_user_where_applications_are_asked_for() {
            assertThat(refusalOf(verdictOn(TestTokens.user())))
                    .extracting(Refusal::reason, Refusal::expected, Refusal::actual)
                    .containsExactly(Reason.CALLER_IS_USER, "accepted-callers=applications", "user");
        }

        @Test
        void accepted_callers_refuse_an_application_where_users_are_asked_for() {
            assertThat(refusalOf(verdictOn(TestTokens.v1(), policy().acceptedCallers(AcceptedCallers.USERS))))
                    .extracting(Refusal::reason, Refusal::expected, Refusal::actual)
                    .containsExactly(Reason.CALLER_IS_APPLICATION, "accepted-callers=users", "application");
        }
    }

    @Nested
    class Allowed_clients {

        @ParameterizedTest
        @ValueSource(strings = {CLIENT, OBJECT})
        void allowed_clients_name_an_application_by_client_id_or_object_id(String listed) {
            TestPolicy policy = policy().allowedClients(STRANGER, listed);
            assertThat(verdictOn(TestTokens.v1(), policy)).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdictOn(TestTokens.v2(), policy)).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void allowed_clients_refuse_unlisted_clients() {
            assertThat(refusalOf(verdictOn(TestTokens.v2(), policy().allowedClients(STRANGER))))
                    .extracting(Refusal::reason, Refusal::actual)
                    .containsExactly(Reason.CLIENT_NOT_ALLOWED, "client " + CLIENT);
        }

        @Test
        void allowed_clients_are_not_met_by_the_client_claim_of_the_other_version() {
            assertThat(reasonFor(TestTokens.v2().claim("appid", STRANGER), policy().allowedClients(STRANGER)))
                    .isEqualTo(Reason.CLIENT_NOT_ALLOWED);
            assertThat(reasonFor(TestTokens.v1().claim("azp", STRANGER), policy().allowedClients(STRANGER)))
                    .isEqualTo(Reason.CLIENT_NOT_ALLOWED);
        }

        @Test
        void allowed_clients_name_the_application_that_a_user_works_with() {
            assertThat(verdictOn(
                            TestTokens.user(),
                            policy().acceptedCallers(AcceptedCallers.ANY).allowedClients(CLIENT)))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void allowed_clients_do_not_name_a_user() {
            assertThat(reasonFor(
                            TestTokens.user(),
                            policy().acceptedCallers(AcceptedCallers.ANY).allowedClients(USER)))
                    .isEqualTo(Reason.CLIENT_NOT_ALLOWED);
        }
    }

    @Nested
    class Assignment {

        @ParameterizedTest
        @MethodSource("io.github.entrafilter.token.CallerCheckTest#withoutRoles")
        void assignment_is_required_by_default(TestTokens token) {
            assertThat(reasonFor(token)).isEqualTo(Reason.NO_ROLE_ASSIGNED);
        }

        @ParameterizedTest
        @MethodSource("io.github.entrafilter.token.CallerCheckTest#withoutRoles")
        void assignment_may_be_left_to_the_owner(TestTokens token) {
            assertThat(verdictOn(token, policy().withoutAssignment())).isInstanceOf(Verdict.Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {CLIENT, OBJECT})
        void assignment_is_not_required_of_a_listed_client(String listed) {
            assertThat(verdictOn(TestTokens.v2().without("roles"), policy().allowedClients(listed)))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void assignment_is_not_required_of_a_user_with_scopes() {
            assertThat(verdictOn(TestTokens.user(), policy().acceptedCallers(AcceptedCallers.USERS)))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void assignment_is_not_required_of_a_user_with_a_role() {
            assertThat(verdictOn(
                            TestTokens.user().without("scp").claim("roles", List.of("consumer")),
                            policy().acceptedCallers(AcceptedCallers.USERS)))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void assignment_is_required_of_a_user_without_scopes(String none) {
            assertThat(reasonFor(TestTokens.user().claim("scp", none), policy().acceptedCallers(AcceptedCallers.USERS)))
                    .isEqualTo(Reason.NO_ROLE_ASSIGNED);
        }
    }

    static Stream<TestTokens> withoutRoles() {
        return Stream.of(
                TestTokens.v1().without("roles"),
                TestTokens.v2().without("roles"),
                TestTokens.v2().claim("roles", List.of()),
                TestTokens.v2().claim("roles", List.of("")),
                TestTokens.v1().claim("roles", List.of(" ", "\t", "")));
    }

    @Nested
    class Scopes_allowed {

        @Test
        void scopes_allowed_let_a_user_in_whose_token_has_one() {
            assertThat(verdictOn(TestTokens.user(), users().scopesAllowed("orders.admin", "orders.read")))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"orders.admin", "orders", "Orders.Read"})
        void scopes_allowed_refuse_a_user_whose_token_has_none(String asked) {
            assertThat(refusalOf(verdictOn(TestTokens.user(), users().scopesAllowed(asked))))
                    .extracting(Refusal::reason, Refusal::expected, Refusal::actual)
                    .containsExactly(
                            Reason.SCOPE_MISSING,
                            "one of the scopes [" + asked + "]",
                            "scopes [orders.read, orders.write]");
        }

        @Test
        void scopes_allowed_are_not_asked_of_applications() {
            assertThat(verdictOn(TestTokens.v2(), policy().scopesAllowed("orders.admin")))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        private static TestPolicy users() {
            return policy().acceptedCallers(AcceptedCallers.USERS);
        }
    }

    @Nested
    class Client_authentication {

        @ParameterizedTest
        @CsvSource({
            "ANY, 0, true",
            "ANY, 1, true",
            "ANY, 2, true",
            "SECRET, 0, false",
            "SECRET, 1, true",
            "SECRET, 2, true",
            "CERTIFICATE, 0, false",
            "CERTIFICATE, 1, false",
            "CERTIFICATE, 2, true",
            "SECRET, 3, false",
            "CERTIFICATE, 3, false",
            "CERTIFICATE, 22, false"
        })
        void client_authentication_must_be_as_strong_as_the_policy_asks(
                ClientAuthentication least, String value, boolean enough) {
            TestPolicy policy = policy().minAuthentication(least);
            assertThat(verdictOn(TestTokens.v1().claim("appidacr", value), policy) instanceof Verdict.Accepted)
                    .isEqualTo(enough);
            assertThat(verdictOn(TestTokens.v2().claim("azpacr", value), policy) instanceof Verdict.Accepted)
                    .isEqualTo(enough);
        }

        @Test
        void client_authentication_that_is_weak_is_refused_with_what_was_asked() {
            assertThat(refusalOf(verdictOn(
                            TestTokens.v2().claim("azpacr", "1"),
                            policy().minAuthentication(ClientAuthentication.CERTIFICATE))))
                    .extracting(Refusal::reason, Refusal::expected, Refusal::actual)
                    .containsExactly(Reason.CLIENT_AUTHENTICATION_WEAK, "client-authentication=certificate", "1");
        }

        @Test
        void missing_client_authentication_is_not_assumed() {
            assertThat(reasonFor(
                            TestTokens.v1().without("appidacr").claim("azpacr", "2"),
                            policy().minAuthentication(ClientAuthentication.SECRET)))
                    .isEqualTo(Reason.CLAIM_MISSING);
        }
    }

    @Nested
    class Registered_callers {

        private static final RegisteredCaller BILLING = new RegisteredCaller("billing", CLIENT, Set.of("auditor"));

        @ParameterizedTest
        @ValueSource(strings = {CLIENT, OBJECT})
        void registered_callers_are_known_by_client_id_or_object_id(String id) {
            EntraPrincipal caller = callerOf(
                    TestTokens.v2(), policy().registered(new RegisteredCaller("billing", id, Set.of("auditor"))));
            assertThat(caller.getName()).isEqualTo("billing");
        }

        @Test
        void registered_callers_have_their_roles_in_addition_to_those_of_the_token() {
            assertThat(callerOf(TestTokens.v2(), policy().registered(BILLING)).getRoles())
                    .containsExactlyInAnyOrder("auditor", "consumer");
        }

        @Test
        void registered_callers_count_as_assigned_by_a_role_that_they_hold_here() {
            assertThat(callerOf(TestTokens.v2().without("roles"), policy().registered(BILLING))
                            .getRoles())
                    .containsExactly("auditor");
        }

        @Test
        void registered_callers_count_as_unassigned_without_any_role() {
            assertThat(reasonFor(
                            TestTokens.v2().without("roles"),
                            policy().registered(new RegisteredCaller("billing", CLIENT, Set.of()))))
                    .isEqualTo(Reason.NO_ROLE_ASSIGNED);
        }

        @Test
        void registered_callers_keep_their_ids() {
            EntraPrincipal caller = callerOf(TestTokens.v2(), policy().registered(BILLING));
            assertThat(caller.getOid()).isEqualTo(OBJECT);
            assertThat(caller.getAppId()).isEqualTo(CLIENT);
        }

        @Test
        void registered_callers_are_not_taken_for_each_other() {
            assertThat(callerOf(TestTokens.v2(), policy().registered(new RegisteredCaller("x", STRANGER, Set.of("a"))))
                            .getName())
                    .isEqualTo(OBJECT);
        }

        /** The user works with the registered application, and must not get its roles by it. */
        @Test
        void registered_callers_are_no_users() {
            EntraPrincipal caller = callerOf(
                    TestTokens.user(),
                    policy().acceptedCallers(AcceptedCallers.ANY).registered(BILLING));
            assertThat(caller.getName()).isEqualTo(USER);
            assertThat(caller.getRoles()).isEmpty();
        }
    }

    /** Ten thousand cached callers with one role need its name once. */
    @Nested
    class Roles_of_several_callers {

        private final TokenJudge judge = new TokenJudge(policy().settings());

        private Set<String> rolesOf(String oid, String... roles) {
            TestTokens token =
                    TestTokens.v2().claim("oid", oid).claim("sub", oid).claim("roles", List.of(roles));
            return Judging.callerOf(judge.judge(new BearerToken(token.text()), Judging.PUBLISHED, TestTokens.NOW))
                    .getRoles();
        }

        @Test
        void equal_role_sets_are_shared() {
            assertThat(rolesOf(OBJECT, "consumer", "auditor")).isSameAs(rolesOf(STRANGER, "auditor", "consumer"));
        }

        @Test
        void different_role_sets_stay_separate() {
            assertThat(rolesOf(OBJECT, "consumer")).containsExactly("consumer");
            assertThat(rolesOf(STRANGER, "consumer", "auditor")).containsExactlyInAnyOrder("consumer", "auditor");
            assertThat(rolesOf(OBJECT, "consumer")).containsExactly("consumer");
        }
    }
}
