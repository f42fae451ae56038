package io.github.entrafilter.protection;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a resource requires of its callers' roles. */
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

    /** No role: {@code @PermitAll}, or no annotation. Whether a token is needed is for the public paths to say. */
    record NoRole() implements RoleRule {}

    /** Nobody gets in: {@code @DenyAll}. */
    record Nobody() implements RoleRule {}

    /** The rule that is met by callers who meet both. */
    default RoleRule and(RoleRule other) {
        if (this instanceof Nobody || other instanceof Nobody) {
            return new Nobody();
        }
        Set<OneOf> both = Stream.of(this, other).flatMap(RoleRule::lists).collect(Collectors.toSet());
        return switch (both.size()) {
            case 0 -> new NoRole();
            case 1 -> both.iterator().next();
            default -> new OneOfEach(both);
        };
    }

    /** The lists of roles of which a caller must hold one each; empty for {@link NoRole} and {@link Nobody}. */
    default Stream<OneOf> lists() {
        if (this instanceof OneOfEach each) {
            return each.rules().stream();
        }
        return this instanceof OneOf list ? Stream.of(list) : Stream.empty();
    }
}
