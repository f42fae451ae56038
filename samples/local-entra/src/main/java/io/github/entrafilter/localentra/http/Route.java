package io.github.entrafilter.localentra.http;

/** One address: a method, a path and the endpoint behind them. */
public record Route(String method, String path, Endpoint endpoint) {

    /** An address to get from, with {@code GET} or {@code HEAD}; names in braces stand for one segment each. */
    public static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, endpoint);
    }

    /** An address to post to. */
    public static Route post(String path, Endpoint endpoint) {
        return new Route("POST", path, endpoint);
    }

    /** An address to change a part of. */
    public static Route patch(String path, Endpoint endpoint) {
        return new Route("PATCH", path, endpoint);
    }

    /** An address to put something at. */
    public static Route put(String path, Endpoint endpoint) {
        return new Route("PUT", path, endpoint);
    }

    /** An address to take something away from. */
    public static Route delete(String path, Endpoint endpoint) {
        return new Route("DELETE", path, endpoint);
    }

    PathTemplate template() {
        return PathTemplate.of(path);
    }

    boolean takes(String requested) {
        return method.equals(requested.equals("HEAD") ? "GET" : requested);
    }
}
