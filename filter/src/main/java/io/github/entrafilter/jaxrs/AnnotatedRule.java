package io.github.entrafilter.jaxrs;

import io.github.entrafilter.protection.RoleRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rule of a resource's annotations (Jakarta Annotations 2.1, sections 2.1 and 2.8 to 2.12): the method's, else that
 * of the class which declares it.
 *
 * <p>By the specification, annotations of overridden or implemented methods never count. Here they count where they are
 * stricter, so that no written restriction is ignored. Proxies need them, too: their methods have no annotations.
 */
final class AnnotatedRule {

    private AnnotatedRule() {}

    static RoleRule of(Class<?> resource, Method method) {
        List<RoleRule> rules = MethodDeclarations.of(resource, method).stream()
                .flatMap(declaration -> ruleOn(declaration).or(() -> ruleOn(declaration.getDeclaringClass())).stream())
                .toList();
        return rules.isEmpty() ? of(resource) : strictestOf(rules.stream());
    }

    /** The rule of a class alone; it also applies to inherited methods without a rule of their own. */
    static RoleRule of(Class<?> resource) {
        return strictestOf(MethodDeclarations.supertypesOf(resource).stream().flatMap(type -> ruleOn(type).stream()));
    }

    private static RoleRule strictestOf(Stream<RoleRule> rules) {
        return rules.reduce(new RoleRule.NoRole(), RoleRule::and);
    }

    private static Optional<RoleRule> ruleOn(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new RoleRule.DenyAll());
        }
        RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
        if (roles != null) {
            return Optional.of(new RoleRule.OneOf(Set.copyOf(Arrays.asList(roles.value()))));
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of(new RoleRule.NoRole()) : Optional.empty();
    }
}
