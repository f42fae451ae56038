package io.github.entrafilter.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.settings.Revocation;
import io.github.entrafilter.token.TestPrincipals;
import io.github.entrafilter.token.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationSnapshotTest {

    private static final Instant ISSUED = TestTokens.NOW;
    private static final Instant LATER = ISSUED.plus(Duration.ofMinutes(10));
    private static final Instant EARLIER = ISSUED.minus(Duration.ofMinutes(10));

    private static EntraPrincipal caller(Object capabilities) {
        return caller(TestTokens.OBJECT, TestTokens.CLIENT, capabilities);
    }

    private static EntraPrincipal caller(String objectId, String clientId, Object capabilities) {
        return TestPrincipals.of(
                Map.of(
                        "oid",
                        objectId,
                        "appid",
                        clientId,
                        "uti",
                        TestTokens.TOKEN_ID,
                        "ver",
                        "1.0",
                        "iat",
                        ISSUED.getEpochSecond(),
                        "exp",
                        LATER.getEpochSecond(),
                        "xms_cc",
                        capabilities),
                CallerKind.APPLICATION);
    }

    private static Optional<Reason> reason(RevocationSnapshot revocations, Object capabilities) {
        return revocations.refusalOf(caller(capabilities)).map(Refusal::reason);
    }

    private static RevocationSnapshot of(Instant since, Revocation... revoked) {
        return RevocationSnapshot.NONE.followedBy(List.of(revoked), since);
    }

    private static Revocation all(String id) {
        return new Revocation(id, Optional.empty());
    }

    private static Revocation before(String id, Instant time) {
        return new Revocation(id, Optional.of(time));
    }

    @Test
    void no_caller_is_revoked_at_first() {
        assertThat(RevocationSnapshot.NONE.refusalOf(caller(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {TestTokens.OBJECT, TestTokens.CLIENT})
    void a_caller_is_known_by_its_object_id_and_by_its_client_id(String id) {
        assertThat(reason(of(LATER, all(id)), List.of())).contains(Reason.CALLER_REVOKED);
    }

    @ParameterizedTest
    @EnumSource
    void caller_is_revoked_with_the_blueprint_of_its_agent(CallerKind kind) {
        String blueprint = "abcdefab-cdef-abcd-efab-cdefabcdefab";
        EntraPrincipal caller = TestPrincipals.of(
                Map.of(
                        "oid",
                        TestTokens.OBJECT,
                        "azp",
                        TestTokens.CLIENT,
                        "ver",
                        "2.0",
                        "iat",
                        ISSUED.getEpochSecond(),
                        "xms_par_app_azp",
                        blueprint.toUpperCase(Locale.ROOT)),
                kind);

        assertThat(of(LATER, all(blueprint)).refusalOf(caller))
                .map(Refusal::reason)
                .contains(Reason.CALLER_REVOKED);
        assertThat(of(LATER, before(blueprint, LATER)).refusalOf(caller)).isPresent();
        assertThat(of(LATER, before(blueprint, EARLIER)).refusalOf(caller)).isEmpty();
        assertThat(of(LATER, all(TestTokens.TENANT)).refusalOf(caller)).isEmpty();
    }

    @Test
    void caller_with_an_id_in_upper_case_is_the_same_caller() {
        EntraPrincipal upper =
                caller("ABCDEFAB-5555-5555-5555-555555555555", "ABCDEFAB-4444-4444-4444-444444444444", List.of());
        for (String id : List.of("abcdefab-5555-5555-5555-555555555555", "abcdefab-4444-4444-4444-444444444444")) {
            assertThat(of(LATER, all(id)).refusalOf(upper)).map(Refusal::reason).contains(Reason.CALLER_REVOKED);
        }
    }

    @Test
    void a_token_is_known_by_its_uti() {
        assertThat(reason(of(LATER, all(TestTokens.TOKEN_ID)), List.of())).contains(Reason.TOKEN_REVOKED);
    }

    @Test
    void others_are_let_in() {
        assertThat(reason(of(LATER, all(TestTokens.USER)), List.of())).isEmpty();
    }

    @Test
    void a_token_issued_before_the_time_is_refused() {
        assertThat(reason(of(LATER, before(TestTokens.OBJECT, ISSUED.plusSeconds(1))), List.of()))
                .contains(Reason.CALLER_REVOKED);
    }

    @Test
    void a_token_issued_at_the_time_is_let_in() {
        assertThat(reason(of(LATER, before(TestTokens.OBJECT, ISSUED)), List.of()))
                .isEmpty();
    }

    @Test
    void of_two_entries_the_stricter_one_counts() {
        assertThat(reason(of(LATER, before(TestTokens.OBJECT, EARLIER), all(TestTokens.OBJECT)), List.of()))
                .contains(Reason.CALLER_REVOKED);
        assertThat(reason(of(LATER, all(TestTokens.OBJECT), before(TestTokens.OBJECT, EARLIER)), List.of()))
                .contains(Reason.CALLER_REVOKED);
    }

    @Test
    void a_client_that_declared_cp1_is_asked_for_a_token_that_is_new_enough() {
        Optional<Refusal> refusal = of(LATER, before(TestTokens.OBJECT, LATER)).refusalOf(caller(List.of("CP1")));

        assertThat(refusal).map(Refusal::reason).contains(Reason.NEWER_TOKEN_REQUIRED);
        assertThat(refusal).flatMap(Refusal::newerThan).contains(LATER);
    }

    @Test
    void where_no_time_is_set_new_enough_is_what_was_issued_since_the_revocation_was_seen() {
        Optional<Refusal> refusal = of(LATER, all(TestTokens.TOKEN_ID)).refusalOf(caller(List.of("cp1")));

        assertThat(refusal).flatMap(Refusal::newerThan).contains(LATER);
    }

    @Test
    void new_token_of_a_permanently_revoked_caller_is_refused_permanently() {
        assertThat(reason(of(EARLIER, all(TestTokens.OBJECT)), List.of("cp1"))).contains(Reason.CALLER_REVOKED);
    }

    @Test
    void capabilities_that_are_no_list_declare_nothing() {
        assertThat(reason(of(LATER, all(TestTokens.OBJECT)), "cp1")).contains(Reason.CALLER_REVOKED);
    }

    @Test
    void what_was_listed_before_keeps_its_date() {
        RevocationSnapshot revocations =
                of(EARLIER, all(TestTokens.OBJECT)).followedBy(List.of(all(TestTokens.OBJECT)), LATER);

        assertThat(reason(revocations, List.of("cp1"))).contains(Reason.CALLER_REVOKED);
    }

    @Test
    void what_is_not_listed_any_more_is_let_in() {
        assertThat(reason(of(LATER, all(TestTokens.OBJECT)).followedBy(List.of(), LATER), List.of()))
                .isEmpty();
    }
}
