package io.github.entrafilter.authentication;

import io.github.entrafilter.EntraPrincipal;
import java.util.Collection;

/** What it means to hold a role, for every adapter. */
public final class Roles {

    /** Servlet 6.0, section 13.3: any caller who is authenticated. */
    private static final String ANY_CALLER = "**";

    private Roles() {}

    /** Whether the caller holds this role. The value of the app role is the role's name, compared exactly. */
    public static boolean holds(EntraPrincipal caller, String role) {
        return role.equals(ANY_CALLER) || caller.getRoles().contains(role);
    }

    static boolean holdsOneOf(EntraPrincipal caller, Collection<String> roles) {
        return roles.stream().anyMatch(role -> holds(caller, role));
    }
}
