package io.github.entrafilter.protection;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles that a resource requires. */
public sealed interface RoleRule {

    /** One of these roles: {@code @RolesAllowed}. */
    record OneOf(Set<String> roles) implements RoleRule {
        public OneOf {
            roles = Set.copyOf(roles);
        }
    }

    /** One role of each: several {@code @RolesAllowed} that all hold. */
    record OneOfEach(Set<OneOf> rules) implements RoleRule {
        public OneOfEach {
            rules = Set.copyOf(rules);
        }
    }

    /** No role: {@code @PermitAll}, or no annotation. Public paths decide whether a token is required. */
    record NoRole() implements RoleRule {}

    /** Access denied to everyone: {@code @DenyAll}. */
    record DenyAll() implements RoleRule {}

    /** Combines two rules: a caller must meet both. */
    default RoleRule and(RoleRule other) {
        if (this instanceof DenyAll || other instanceof DenyAll) {
            return new DenyAll();
        }
        Set<OneOf> both = Stream.of(this, other).flatMap(RoleRule::lists).collect(Collectors.toSet());
        return switch (both.size()) {
            case 0 -> new NoRole();
            case 1 -> both.iterator().next();
            default -> new OneOfEach(both);
        };
    }

    /** The lists of roles; a caller must hold one role of each. Empty for {@link NoRole} and {@link DenyAll}. */
    default Stream<OneOf> lists() {
        if (this instanceof OneOfEach each) {
            return each.rules().stream();
        }
        return this instanceof OneOf list ? Stream.of(list) : Stream.empty();
    }
}
