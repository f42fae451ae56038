package io.github.entrafilter.localentra.directory;

import java.util.List;

/**
 * App roles of one API that one principal has.
 *
 * @param principal the principal's name
 * @param resource the application's name
 * @param roles the values of the roles, as the application declares them
 */
public record AppRoleAssignment(String principal, String resource, List<String> roles) {

    /** Copies the roles. */
    public AppRoleAssignment {
        roles = List.copyOf(roles);
    }
}
