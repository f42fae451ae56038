package io.github.entrafilter.protection;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.token.CheckResult;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The definition of holding a role, shared by all adapters. */
public final class RoleMembership {

    /** Any authenticated caller: Servlet 6.0, section 13.3. */
    private static final String ANY_CALLER = "**";

    /** Spring Security puts it in front of roles; Entra does not. */
    private static final String SPRING_PREFIX = "ROLE_";

    private RoleMembership() {}

    /** Whether the caller holds this role: the app role's value, compared exactly. */
    public static boolean holds(EntraPrincipal caller, String role) {
        return holds(caller.getRoles()::contains, role);
    }

    /** Whether a caller holds one of these roles. */
    static boolean holdsOneOf(Predicate<String> hasRole, Collection<String> roles) {
        return roles.stream().anyMatch(role -> holds(hasRole, role));
    }

    /** Describes the roles that are required. */
    public static String expected(Collection<String> required) {
        return "one of the roles " + new TreeSet<>(required);
    }

    /** Describes the roles that the caller holds. */
    public static String found(EntraPrincipal caller) {
        return "roles " + new TreeSet<>(caller.getRoles());
    }

    /** The refusal of a caller that holds none of these roles. */
    public static Refusal refusal(Collection<String> required, EntraPrincipal caller) {
        return new Refusal(
                Reason.ROLE_MISSING,
                expected(required),
                CheckResult.found(found(caller), hint(required, caller)),
                TokenFacts.of(caller));
    }

    /** A hint if a role of the caller almost matches a required one; empty otherwise. */
    public static String hint(Collection<String> required, EntraPrincipal caller) {
        for (String role : new TreeSet<>(caller.getRoles())) {
            for (String other : new TreeSet<>(required)) {
                if (role.equalsIgnoreCase(other)) {
                    return role + " differs by upper and lower case only from " + other + advice(role);
                }
                if (other.equals(SPRING_PREFIX + role)) {
                    return role + " differs by the prefix " + SPRING_PREFIX + " only from " + other + advice(role);
                }
            }
        }
        return "";
    }

    private static String advice(String role) {
        return ": write " + role + " where the role is required";
    }

    private static boolean holds(Predicate<String> hasRole, String role) {
        return role.equals(ANY_CALLER) || hasRole.test(role);
    }
}
