package io.github.entrafilter.localentra.directory;

import java.util.List;

/**
 * App roles of one API, given to one principal.
 *
 * @param principal the principal's name
 * @param resource the application's name
 * @param roles the values of the roles, as the application declares them
 */
public record RoleAssignment(String principal, String resource, List<String> roles) {

    /** Keeps a copy. */
    public RoleAssignment {
        roles = List.copyOf(roles);
    }
}
