package io.github.entrafilter.authentication;

import java.util.Set;

/** What an annotated resource asks of its callers. */
public sealed interface RoleRule {

    /** One of these roles: {@code @RolesAllowed}. */
    record OneOf(Set<String> roles) implements RoleRule {
        public OneOf {
            roles = Set.copyOf(roles);
        }
    }

    /** No role: {@code @PermitAll}, or no annotation. Whether a token is needed is for the public paths to say. */
    record NoRole() implements RoleRule {}

    /** Nobody gets in: {@code @DenyAll}. */
    record Nobody() implements RoleRule {}
}
