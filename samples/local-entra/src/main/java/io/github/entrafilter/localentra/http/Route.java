package io.github.entrafilter.localentra.http;

/** A route: a method, a path and their endpoint. Path variables in braces stand for one segment each. */
public record Route(String method, String path, Endpoint endpoint) {

    /** Returns a route for {@code GET} and {@code HEAD}. */
    public static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, endpoint);
    }

    /** Returns a route for {@code POST}. */
    public static Route post(String path, Endpoint endpoint) {
        return new Route("POST", path, endpoint);
    }

    /** Returns a route for {@code PATCH}. */
    public static Route patch(String path, Endpoint endpoint) {
        return new Route("PATCH", path, endpoint);
    }

    /** Returns a route for {@code PUT}. */
    public static Route put(String path, Endpoint endpoint) {
        return new Route("PUT", path, endpoint);
    }

    /** Returns a route for {@code DELETE}. */
    public static Route delete(String path, Endpoint endpoint) {
        return new Route("DELETE", path, endpoint);
    }

    PathTemplate template() {
        return PathTemplate.of(path);
    }

    boolean accepts(String requested) {
        return method.equals(requested.equals("HEAD") ? "GET" : requested);
    }
}
