package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.callerOf;
import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static io.github.entrafilter.token.TestTokens.OBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.settings.CallerPolicy.AcceptedCallers;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims that tell applications, agents and people apart. */
class CallerClaimsTest {

    private static final String FEDERATED = "/eid1/c/pub/t/_1BdV5wXmkinR90GbKRsSA/a/rISbSSETf0KqFyZ8ppdXmA";

    private static TestPolicy anyCaller() {
        return TestPolicy.byDefault().acceptedCallers(AcceptedCallers.ANY);
    }

    /** A hyphen means that the claim is missing. */
    private static TestTokens token(@Nullable String... namesAndValues) {
        TestTokens token = TestTokens.v2();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = String.valueOf(namesAndValues[i]);
            String value = namesAndValues[i + 1];
            if (value == null) {
                token.without(name);
            } else {
                token.claim(name, subject(value));
            }
        }
        return token;
    }

    private static String subject(String value) {
        return switch (value) {
            case "oid" -> OBJECT;
            case "path" -> FEDERATED;
            default -> value;
        };
    }

    /**
     * The rule as a table: {@code idtyp} decides; else a scope makes a user; else the subject or its relation to the
     * tenant makes an application, unless the relation is a user's. Everything else is a user.
     */
    @Nested
    class Applications_and_users {

        @ParameterizedTest
        @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                # idtyp | scp         | sub        | xms_idrel | application
                app     | -           | oid        | -         | true
                app     | -           | pairwise   | -         | true
                app     | -           | -          | -         | true
                app     | ''          | pairwise   | -         | true
                app     | /           | pairwise   | -         | true
                app     | orders.read | pairwise   | -         | true
                app     | orders.read | pairwise   | 1         | true
                user    | -           | oid        | -         | false
                user    | /           | oid        | -         | false
                user    | -           | path       | 7         | false
                user    | orders.read | pairwise   | 1         | false
                App     | -           | oid        | 7         | false
                device  | -           | oid        | 7         | false
                ''      | -           | oid        | 7         | false
                -       | orders.read | oid        | -         | false
                -       | orders.read | path       | -         | false
                -       | orders.read | pairwise   | 7         | false
                -       | orders.read | pairwise   | 33        | false
                -       | '/ orders'  | oid        | 7         | false
                -       | -           | oid        | -         | true
                -       | ''          | oid        | -         | true
                -       | ' '         | oid        | -         | true
                -       | /           | oid        | -         | true
                -       | ' / '       | oid        | -         | true
                -       | '/ /'       | oid        | -         | true
                -       | -           | path       | -         | true
                -       | /           | path       | -         | true
                -       | -           | path       | '33 4'    | true
                -       | -           | eid1/x     | -         | false
                -       | -           | ' /eid1/x' | -         | false
                -       | -           | /eid2/x    | -         | false
                -       | -           | /EID1/x    | -         | false
                -       | -           | pairwise   | -         | false
                -       | ''          | pairwise   | -         | false
                -       | /           | pairwise   | -         | false
                -       | -           | pairwise   | 7         | true
                -       | -           | pairwise   | 33        | true
                -       | -           | pairwise   | '7 30'    | true
                -       | -           | pairwise   | '28 7'    | true
                -       | -           | pairwise   | ' 4  33 ' | true
                -       | /           | pairwise   | '7 4'     | true
                -       | -           | pairwise   | 1         | false
                -       | -           | pairwise   | '7 1'     | false
                -       | -           | pairwise   | '5 33'    | false
                -       | -           | pairwise   | 9         | false
                -       | -           | pairwise   | 13        | false
                -       | -           | pairwise   | 15        | false
                -       | -           | pairwise   | 77        | false
                -       | -           | pairwise   | 07        | false
                -       | -           | pairwise   | '7,30'    | false
                -       | -           | pairwise   | '4 30'    | false
                -       | -           | pairwise   | ''        | false
                -       | -           | oid        | '1 30'    | false
                -       | -           | oid        | 3         | false
                -       | -           | oid        | 5         | false
                -       | -           | oid        | 11        | false
                -       | -           | oid        | 29        | false
                -       | -           | path       | '2 1'     | false
                -       | -           | oid        | '10 4'    | true
                -       | -           | oid        | '7 4'     | true
                -       | -           | oid        | 35        | true
                """)
        void application_differs_from_a_user(
                @Nullable String idtyp,
                @Nullable String scp,
                @Nullable String sub,
                @Nullable String relation,
                boolean application) {
            TestTokens token = token("idtyp", idtyp, "scp", scp, "sub", sub, "xms_idrel", relation);

            assertThat(callerOf(token, anyCaller()).isApplication()).isEqualTo(application);
            assertThat(verdictOn(token) instanceof Verdict.Accepted).isEqualTo(application);
        }

        @ParameterizedTest
        @ValueSource(strings = {"idtyp", "scp", "sub"})
        void deciding_claim_that_is_not_a_string_is_malformed(String claim) {
            assertThat(reasonFor(TestTokens.v2().claim(claim, List.of("app")))).isEqualTo(Reason.CLAIM_MALFORMED);
            assertThat(reasonFor(TestTokens.v2().claim(claim, null))).isEqualTo(Reason.CLAIM_MALFORMED);
        }

        @Test
        void relation_that_is_not_a_string_is_no_evidence() {
            assertThat(reasonFor(
                            TestTokens.v2().claim("sub", "pairwise").claim("xms_idrel", 7), TestPolicy.byDefault()))
                    .isEqualTo(Reason.CALLER_IS_USER);
        }

        @Test
        void two_missing_ids_are_not_equal() {
            assertThat(reasonFor(TestTokens.v2().without("oid").without("sub"), anyCaller()))
                    .isEqualTo(Reason.CLAIM_MISSING);
            assertThat(reasonFor(TestTokens.v2().claim("oid", "").claim("sub", ""), anyCaller()))
                    .isEqualTo(Reason.CLAIM_MISSING);
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {"-, -", "-, 7", "'', 7", "'', 33"})
        void subject_is_required_without_idtyp(@Nullable String sub, @Nullable String relation) {
            assertThat(refusalOf(verdictOn(token("sub", sub, "xms_idrel", relation))))
                    .extracting(Refusal::reason, Refusal::expected)
                    .containsExactly(Reason.CLAIM_MISSING, "sub");
        }
    }

    @Nested
    class Scopes {

        @ParameterizedTest
        @CsvSource(nullValues = "-", textBlock = """
                -
                ''
                ' '
                '\t'
                /
                ' / '
                '/  /'
                """)
        void blank_and_unscoped_are_no_scopes(@Nullable String scp) {
            TestTokens user = token("idtyp", "user", "scp", scp).without("roles");

            assertThat(reasonFor(user, anyCaller())).isEqualTo(Reason.NO_ROLE_ASSIGNED);
            assertThat(callerOf(user, anyCaller().withoutAssignment()).getScopes())
                    .isEmpty();
        }

        @Test
        void unscoped_next_to_a_scope_is_left_out() {
            EntraPrincipal caller = callerOf(token("scp", "/  orders.read / orders.write"), anyCaller());

            assertThat(caller.getScopes()).containsExactlyInAnyOrder("orders.read", "orders.write");
        }

        /** The JDK's immutable sets take quadratic time for strings with neighbouring hash codes. */
        @Test
        void many_scopes_are_in_no_immutable_set_of_the_jdk() {
            List<String> many =
                    IntStream.range(0, 1000).mapToObj(i -> "scope" + i).toList();
            Map<String, Object> claims = Map.of("scp", String.join(" ", many), "roles", many);
            CallerClaims caller = new CallerClaims(new Claims(claims));

            assertThat(List.of(caller.scopes(), caller.roles()))
                    .allSatisfy(set -> assertThat(set)
                            .isNotInstanceOf(Set.copyOf(many).getClass())
                            .containsExactlyInAnyOrderElementsOf(many)
                            .isUnmodifiable());
        }

        @Test
        void application_has_no_scopes() {
            TestTokens application = token("idtyp", "app", "scp", "orders.read");

            assertThat(callerOf(application).getScopes()).isEmpty();
            assertThat(reasonFor(application.without("roles"))).isEqualTo(Reason.NO_ROLE_ASSIGNED);
        }
    }

    /** Entra Agent ID: agents, their user accounts, and the blueprint that they are made from. */
    @Nested
    class Agents {

        private static final String BLUEPRINT = "abcdefab-cdef-abcd-efab-cdefabcdefab";

        @ParameterizedTest
        @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                # idtyp | xms_sub_fct | xms_act_fct | blueprint | kind        | agent
                app     | -           | -           | false     | APPLICATION | false
                app     | '9 3'       | '3 9'       | false     | APPLICATION | false
                app     | '9 3 11'    | '3 11 9'    | true      | AGENT       | true
                app     | 11          | 11          | false     | AGENT       | true
                app     | '3 11'      | -           | false     | AGENT       | true
                app     | -           | '11 3'      | false     | AGENT       | true
                app     | -           | -           | true      | AGENT       | true
                app     | 111         | '1 1'       | false     | APPLICATION | false
                app     | 13          | -           | false     | APPLICATION | false
                -       | '9 3 11'    | '3 11 9'    | true      | AGENT       | true
                user    | '3 13'      | '3 11 9'    | true      | AGENT_USER  | true
                user    | 13          | 11          | false     | AGENT_USER  | true
                user    | '1 3'       | '3 11 9'    | true      | USER        | false
                user    | -           | 11          | true      | USER        | false
                user    | -           | -           | false     | USER        | false
                user    | 11          | 13          | false     | USER        | false
                """)
        void agents_and_their_users_differ_from_applications_and_people(
                @Nullable String idtyp,
                @Nullable String subject,
                @Nullable String actor,
                boolean blueprint,
                CallerKind kind,
                boolean agent) {
            TestTokens token = token("idtyp", idtyp, "xms_sub_fct", subject, "xms_act_fct", actor);
            EntraPrincipal caller =
                    callerOf(blueprint ? token.claim("xms_par_app_azp", BLUEPRINT) : token, anyCaller());

            assertThat(caller.isAgent()).isEqualTo(agent);
            assertThat(CallerKind.of(caller)).isEqualTo(kind);
            assertThat(caller.getParentAppId()).isEqualTo(blueprint ? Optional.of(BLUEPRINT) : Optional.empty());
            assertThat(TokenFacts.of(caller).kind()).contains(kind);
            assertThat(refusalOf(verdictOn(token.claim("exp", 1))).token())
                    .extracting(TokenFacts::kind, TokenFacts::parentAppId)
                    .containsExactly(Optional.of(kind), blueprint ? BLUEPRINT : "");
        }

        @Test
        void facet_that_is_not_a_string_makes_no_agent() {
            TestTokens token =
                    TestTokens.v2().claim("xms_sub_fct", List.of("11")).claim("xms_act_fct", 11);

            assertThat(callerOf(token).isAgent()).isFalse();
        }

        @Test
        void blueprint_in_upper_case_is_the_same_blueprint() {
            TestTokens token = TestTokens.v2().claim("xms_par_app_azp", BLUEPRINT.toUpperCase(Locale.ROOT));

            assertThat(callerOf(token).getParentAppId()).contains(BLUEPRINT);
        }

        /** Otherwise, a revoked blueprint could be hidden. */
        static Stream<@Nullable Object> malformed() {
            return Stream.of("", " ", "orders", BLUEPRINT + " ", "{" + BLUEPRINT + "}", 7, List.of(BLUEPRINT), null);
        }

        @ParameterizedTest
        @MethodSource("malformed")
        void blueprint_that_is_not_a_guid_is_malformed(@Nullable Object value) {
            assertThat(reasonFor(TestTokens.v2().claim("xms_par_app_azp", value)))
                    .isEqualTo(Reason.CLAIM_MALFORMED);
        }

        @Test
        void blueprint_is_kept_by_a_registered_caller() {
            RegisteredCaller billing = new RegisteredCaller("billing", TestTokens.CLIENT, Set.of("auditor"));
            EntraPrincipal caller = callerOf(agent(), TestPolicy.byDefault().registered(billing));

            assertThat(caller.getName()).isEqualTo("billing");
            assertThat(caller.isAgent()).isTrue();
            assertThat(caller.getParentAppId()).contains(BLUEPRINT);
        }

        @Test
        void blueprint_grants_nothing() {
            RegisteredCaller billing = new RegisteredCaller("billing", BLUEPRINT, Set.of("auditor"));

            assertThat(callerOf(agent(), TestPolicy.byDefault().registered(billing)))
                    .extracting(EntraPrincipal::getName, EntraPrincipal::getRoles)
                    .containsExactly(OBJECT, Set.of("consumer"));
            assertThat(reasonFor(agent(), TestPolicy.byDefault().allowedClients(BLUEPRINT)))
                    .isEqualTo(Reason.CLIENT_NOT_ALLOWED);
            assertThat(reasonFor(
                            agent().without("roles"),
                            TestPolicy.byDefault().allowedClients(BLUEPRINT, TestTokens.TENANT)))
                    .isEqualTo(Reason.CLIENT_NOT_ALLOWED);
        }

        @Test
        void agent_user_is_a_user() {
            TestTokens token = TestTokens.user().claim("idtyp", "user").claim("xms_sub_fct", "13");

            assertThat(refusalOf(verdictOn(token)))
                    .extracting(Refusal::reason, Refusal::actual)
                    .containsExactly(Reason.CALLER_IS_USER, "agent_user");
        }

        private static TestTokens agent() {
            return TestTokens.v2().claim("idtyp", "app").claim("xms_par_app_azp", BLUEPRINT);
        }
    }
}
