package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.token.TestPrincipals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleMembershipTest {

    private static final EntraPrincipal CALLER = TestPrincipals.of(
            Map.of("oid", "o", "exp", 1, "roles", List.of("consumer", "Order.Read", "*")), CallerKind.APPLICATION);
    private static final EntraPrincipal NOBODY =
            TestPrincipals.of(Map.of("oid", "o", "exp", 1), CallerKind.APPLICATION);

    @ParameterizedTest
    @CsvSource({
        "consumer,      true",
        "Order.Read,    true",
        "Consumer,      false",
        "order.read,    false",
        "consumer2,     false",
        "ROLE_consumer, false",
        "'',            false",
        "'consumer ',   false",
        "*,             true",
        "**,            true"
    })
    void roles_are_compared_exactly(String role, boolean held) {
        assertThat(RoleMembership.holds(CALLER, role)).isEqualTo(held);
    }

    /** Servlet 6.0, section 13.3. */
    @Test
    void two_stars_match_any_caller() {
        assertThat(RoleMembership.holds(NOBODY, "**")).isTrue();
        assertThat(RoleMembership.holds(NOBODY, "*")).isFalse();
    }

    @Test
    void one_of_several_roles_is_enough() {
        assertThat(RoleMembership.holdsOneOf(CALLER.getRoles()::contains, List.of("admin", "consumer")))
                .isTrue();
        assertThat(RoleMembership.holdsOneOf(CALLER.getRoles()::contains, List.of("admin", "auditor")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Consumer | roles [*, Order.Read, consumer]; consumer differs by upper and lower case only from Consumer: write consumer where the role is required",
                "ROLE_consumer | roles [*, Order.Read, consumer]; consumer differs by the prefix ROLE_ only from ROLE_consumer: write consumer where the role is required",
                "admin | roles [*, Order.Read, consumer]",
                "consumers | roles [*, Order.Read, consumer]",
            })
    void near_miss_is_a_part_of_the_refusal(String required, String found) {
        Refusal refusal = RoleMembership.refusal(List.of(required), CALLER);

        assertThat(refusal.reason()).isEqualTo(Reason.ROLE_MISSING);
        assertThat(refusal.expected()).isEqualTo("one of the roles [" + required + "]");
        assertThat(refusal.actual()).isEqualTo(found);
    }

    @Test
    void no_role_of_the_list_is_not_enough() {
        assertThat(RoleMembership.holdsOneOf(CALLER.getRoles()::contains, List.of()))
                .isFalse();
    }
}
