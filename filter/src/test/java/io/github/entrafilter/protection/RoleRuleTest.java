package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoleRuleTest {

    private static final RoleRule OPEN = new RoleRule.NoRole();
    private static final RoleRule CLOSED = new RoleRule.DenyAll();
    private static final RoleRule.OneOf ADMIN = new RoleRule.OneOf(Set.of("admin"));
    private static final RoleRule.OneOf CONSUMER = new RoleRule.OneOf(Set.of("consumer"));
    private static final RoleRule.OneOf EITHER = new RoleRule.OneOf(Set.of("admin", "consumer"));

    static Stream<Arguments> pairs() {
        return Stream.of(
                arguments(OPEN, OPEN, OPEN),
                arguments(OPEN, ADMIN, ADMIN),
                arguments(OPEN, CLOSED, CLOSED),
                arguments(ADMIN, CLOSED, CLOSED),
                arguments(ADMIN, ADMIN, ADMIN),
                arguments(ADMIN, CONSUMER, new RoleRule.OneOfEach(Set.of(ADMIN, CONSUMER))),
                arguments(ADMIN.and(CONSUMER), OPEN, new RoleRule.OneOfEach(Set.of(ADMIN, CONSUMER))),
                arguments(ADMIN.and(CONSUMER), ADMIN, new RoleRule.OneOfEach(Set.of(ADMIN, CONSUMER))),
                arguments(ADMIN.and(CONSUMER), EITHER, new RoleRule.OneOfEach(Set.of(ADMIN, CONSUMER, EITHER))),
                arguments(ADMIN.and(CONSUMER), CLOSED, CLOSED));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void both_of_two_rules_in_either_order(RoleRule one, RoleRule other, RoleRule both) {
        assertThat(one.and(other)).isEqualTo(both);
        assertThat(other.and(one)).isEqualTo(both);
    }

    @ParameterizedTest
    @CsvSource({"admin, false", "consumer, false", "admin consumer, true", "auditor, false", "'', false"})
    void one_role_of_each_list_is_required(String roles, boolean met) {
        Set<String> held = Set.of(roles.split(" "));
        Decision.Passed caller = new Decision.KnownToContainer(held::contains, EnforcementMode.ENFORCE);

        assertThat(RoleCheck.unmet(ADMIN.and(CONSUMER), caller).map(Refusal::reason))
                .isEqualTo(met ? Optional.empty() : Optional.of(Reason.ROLE_MISSING));
    }
}
