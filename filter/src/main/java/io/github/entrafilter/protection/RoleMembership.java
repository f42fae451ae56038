package io.github.entrafilter.protection;

import io.github.entrafilter.EntraPrincipal;
import java.util.Collection;
import java.util.function.Predicate;

/** What it means to hold a role, for every adapter. */
public final class RoleMembership {

    /** Servlet 6.0, section 13.3: any caller who is authenticated. */
    private static final String ANY_CALLER = "**";

    private RoleMembership() {}

    /** Whether our caller holds this role. The value of the app role is the role's name, compared exactly. */
    public static boolean holds(EntraPrincipal caller, String role) {
        return holds(caller.getRoles()::contains, role);
    }

    /** The same of any caller. */
    static boolean holdsOneOf(Predicate<String> hasRole, Collection<String> roles) {
        return roles.stream().anyMatch(role -> holds(hasRole, role));
    }

    private static boolean holds(Predicate<String> hasRole, String role) {
        return role.equals(ANY_CALLER) || hasRole.test(role);
    }
}
