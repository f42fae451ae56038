package io.github.entrafilter.localentra.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Dispatches each request to the endpoint of its route; other paths get 404, in JSON. */
public final class Router implements Endpoint {

    private final Map<Route, PathTemplate> routes;

    /** Creates a router for these routes; of two that match a request, the first wins. */
    public Router(List<Route> routes) {
        Map<Route, PathTemplate> templates = new LinkedHashMap<>();
        routes.forEach(route -> templates.put(route, route.template()));
        this.routes = templates;
    }

    @Override
    public Response respond(Request request) throws MalformedRequestException {
        Set<String> otherMethods = new TreeSet<>();
        for (Map.Entry<Route, PathTemplate> entry : routes.entrySet()) {
            Optional<Map<String, String>> variables = entry.getValue().match(request.path());
            if (variables.isEmpty()) {
                continue;
            }
            if (entry.getKey().accepts(request.method())) {
                return entry.getKey().endpoint().respond(request.with(variables.get()));
            }
            otherMethods.add(entry.getKey().method());
        }
        return otherMethods.isEmpty() ? notFound() : methodNotAllowed(String.join(", ", otherMethods));
    }

    private static Response methodNotAllowed(String methods) {
        return Response.error(405, "method_not_allowed", "This path accepts only " + methods)
                .header("Allow", methods);
    }

    private static Response notFound() {
        return Response.error(404, "not_found", "This path does not exist; GET / lists all paths");
    }
}
