package io.github.entrafilter.jaxrs;

import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The resources that a request went through, the root first: JAX-RS 3.1, section 10.1.2.
 *
 * @param classes in order; each class's locator led to the next class
 * @param uris for each class, the URI that it was found at; empty where an implementation shows others
 */
record MatchedResources(List<Class<?>> classes, List<String> uris) {

    static MatchedResources in(UriInfo request, ResourceMethod method) {
        List<Class<?>> classes = new ArrayList<>();
        for (Object resource : request.getMatchedResources()) {
            // CXF shows the class, all others the instance.
            classes.add(resource instanceof Class<?> type ? type : resource.getClass());
        }
        Collections.reverse(classes);
        if (!classes.isEmpty() && !isOf(classes.get(classes.size() - 1), method)) {
            classes.add(method.resource());
        }
        return new MatchedResources(classes, classes.size() > 1 ? urisOf(request, classes, method) : List.of());
    }

    /** Whether a class is the method's own, or a proxy for it. */
    private static boolean isOf(Class<?> type, ResourceMethod method) {
        return type.isAssignableFrom(method.resource())
                || method.resource().isAssignableFrom(type)
                || method.method().getDeclaringClass().isAssignableFrom(type)
                || Proxy.isProxyClass(type);
    }

    /** One for each class, and one for the method's path: empty paths, which some leave out, would shift the others. */
    private static List<String> urisOf(UriInfo request, List<Class<?>> classes, ResourceMethod method) {
        List<String> uris = new ArrayList<>(matchedUris(request));
        Collections.reverse(uris);
        int expected = classes.size()
                + (method.path().map(PathTemplate::trimmed).orElse("").isEmpty() ? 0 : 1);
        boolean fromTheRoot = uris.size() == expected
                && ResourceMethod.pathOf(classes.get(0))
                        .map(PathTemplate::of)
                        .filter(root -> root.matches(uris.get(0)))
                        .isPresent();
        return fromTheRoot ? uris : List.of();
    }

    /** Empty on Quarkus REST, which has decoded paths only. */
    private static List<String> matchedUris(UriInfo request) {
        try {
            return request.getMatchedURIs(false);
        } catch (IllegalArgumentException unsupported) {
            return List.of();
        }
    }

    /** The path that led from this class to the next; empty if unknown. */
    String pathAfter(int index) {
        if (index + 1 >= uris.size()) {
            return "";
        }
        String start = uris.get(index).isEmpty() ? "" : uris.get(index) + '/';
        String whole = uris.get(index + 1);
        return whole.startsWith(start) ? whole.substring(start.length()) : "";
    }
}
