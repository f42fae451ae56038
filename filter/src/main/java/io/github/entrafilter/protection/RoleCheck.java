package io.github.entrafilter.protection;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import java.util.Optional;
import java.util.function.Predicate;

/** The check of an admitted or anonymous caller against a resource's role rule. */
final class RoleCheck {

    private RoleCheck() {}

    /** The refusal by this rule, if any. A request that was reported before is not reported again. */
    static Optional<Refusal> unmet(RoleRule rule, Decision.Passed passed) {
        if (passed instanceof Decision.Reported || rule instanceof RoleRule.NoRole) {
            return Optional.empty();
        }
        if (rule instanceof RoleRule.DenyAll) {
            return Optional.of(Refusal.of(Reason.DENIED_TO_ALL));
        }
        if (passed instanceof Decision.Anonymous anonymous) {
            return Optional.of(anonymous.refusal());
        }
        if (passed instanceof Decision.LoggedOut) {
            return Optional.of(Refusal.of(Reason.NO_TOKEN));
        }
        if (passed instanceof Decision.KnownToContainer known) {
            return unmet(rule, known.hasRole()).map(list -> Refusal.of(Reason.ROLE_MISSING));
        }
        EntraPrincipal caller = ((Decision.Admitted) passed).caller();
        return unmet(rule, caller.getRoles()::contains).map(list -> missing(list, caller));
    }

    /** The first list of roles that the caller holds none of. */
    private static Optional<RoleRule.OneOf> unmet(RoleRule rule, Predicate<String> hasRole) {
        return rule.lists()
                .filter(list -> !RoleMembership.holdsOneOf(hasRole, list.roles()))
                .findFirst();
    }

    private static Refusal missing(RoleRule.OneOf required, EntraPrincipal caller) {
        return RoleMembership.refusal(required.roles(), caller);
    }
}
