package io.github.entrafilter.protection;

import io.github.entrafilter.EntraPrincipal;
import java.util.Collection;
import java.util.function.Predicate;

/** The definition of holding a role, shared by all adapters. */
public final class RoleMembership {

    /** Any authenticated caller: Servlet 6.0, section 13.3. */
    private static final String ANY_CALLER = "**";

    private RoleMembership() {}

    /** Whether the caller holds this role: the app role's value, compared exactly. */
    public static boolean holds(EntraPrincipal caller, String role) {
        return holds(caller.getRoles()::contains, role);
    }

    /** Whether a caller holds one of these roles. */
    static boolean holdsOneOf(Predicate<String> hasRole, Collection<String> roles) {
        return roles.stream().anyMatch(role -> holds(hasRole, role));
    }

    private static boolean holds(Predicate<String> hasRole, String role) {
        return role.equals(ANY_CALLER) || hasRole.test(role);
    }
}
