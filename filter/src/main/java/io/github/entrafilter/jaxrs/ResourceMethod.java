package io.github.entrafilter.jaxrs;

import io.github.entrafilter.protection.RoleRule;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A method of a resource class, with the annotations that it inherits: JAX-RS 3.1, section 3.6. */
record ResourceMethod(Class<?> resource, Method method) {

    static ResourceMethod of(ResourceInfo info) {
        return new ResourceMethod(info.getResourceClass(), info.getResourceMethod());
    }

    /** The sub-resource locators of a class: methods with a path and for no HTTP method (section 3.4.1). */
    static Stream<ResourceMethod> locatorsOf(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .map(method -> new ResourceMethod(resource, method))
                .filter(method -> method.path().isPresent() && !method.isForRequests());
    }

    RoleRule rule() {
        return AnnotatedRule.of(resource, method);
    }

    RoleRule ruleOfDescription() {
        RoleRule ofClass = AnnotatedRule.of(resource);
        return ofClass instanceof RoleRule.NoRole ? rule() : ofClass;
    }

    Optional<String> path() {
        return pathOn(MethodDeclarations.of(resource, method).stream());
    }

    static Optional<String> pathOf(Class<?> resource) {
        return pathOn(MethodDeclarations.supertypesOf(resource).stream());
    }

    private static Optional<String> pathOn(Stream<? extends AnnotatedElement> declarations) {
        return declarations
                .flatMap(element -> Optional.ofNullable(element.getAnnotation(Path.class)).stream())
                .map(Path::value)
                .findFirst();
    }

    /** Whether an annotation names its HTTP method; methods that the implementation adds have none. */
    boolean isForRequests() {
        return MethodDeclarations.of(resource, method).stream()
                .flatMap(declaration -> Arrays.stream(declaration.getAnnotations()))
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** Whether only a sub-resource locator can lead here. */
    boolean isOfSubResource() {
        return isForRequests() && pathOf(resource).isEmpty();
    }

    /** The template of the paths that lead here; empty for a sub-resource's method, which has them from locators. */
    Optional<PathTemplate> template() {
        return pathOf(resource).map(start -> PathTemplate.of(start + '/' + path().orElse("")));
    }
}
