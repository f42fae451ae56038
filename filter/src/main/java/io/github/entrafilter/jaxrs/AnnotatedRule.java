package io.github.entrafilter.jaxrs;

import io.github.entrafilter.authentication.RoleRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rule that the annotations of a resource make (Jakarta Annotations 2.1, sections 2.8 to 2.12): the method's, else
 * the class's. Annotations of a method that it overrides or implements count too, and so do those of superclasses, as a
 * container may hand us a proxy: an annotation that somebody wrote must not go unheard.
 */
final class AnnotatedRule {

    private AnnotatedRule() {}

    static RoleRule of(Class<?> resource, Method method) {
        return Stream.<AnnotatedElement>concat(declarationsOf(resource, method), typesOf(resource).stream())
                .flatMap(element -> ruleOn(element).stream())
                .findFirst()
                .orElseGet(RoleRule.NoRole::new);
    }

    private static Optional<RoleRule> ruleOn(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new RoleRule.Nobody());
        }
        RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
        if (roles != null) {
            return Optional.of(new RoleRule.OneOf(Set.copyOf(Arrays.asList(roles.value()))));
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of(new RoleRule.NoRole()) : Optional.empty();
    }

    /** The method, then what it overrides in superclasses, then in interfaces. */
    private static Stream<Method> declarationsOf(Class<?> resource, Method method) {
        Stream<Method> inherited = typesOf(resource).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(other -> declares(other, method));
        return Stream.concat(Stream.of(method), inherited);
    }

    /** A declaration in a generic type has wider parameters. In doubt an annotation counts: it can only close. */
    private static boolean declares(Method declaration, Method method) {
        Class<?>[] wider = declaration.getParameterTypes();
        Class<?>[] ours = method.getParameterTypes();
        return declaration.getName().equals(method.getName())
                && wider.length == ours.length
                && IntStream.range(0, ours.length).allMatch(i -> wider[i].isAssignableFrom(ours[i]));
    }

    /** The class, its superclasses, then all their interfaces. */
    private static List<Class<?>> typesOf(Class<?> resource) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> type = resource; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
        }
        for (int i = 0; i < types.size(); i++) {
            Arrays.stream(types.get(i).getInterfaces())
                    .filter(type -> !types.contains(type))
                    .forEach(types::add);
        }
        return types;
    }
}
