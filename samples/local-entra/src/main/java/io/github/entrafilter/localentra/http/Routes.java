package io.github.entrafilter.localentra.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sends each request to the endpoint of its address; every other address is answered with 404, in JSON. */
public final class Routes implements Endpoint {

    private final Map<Route, PathTemplate> routes;

    /** These addresses; of two that match a request the first counts. */
    public Routes(List<Route> routes) {
        Map<Route, PathTemplate> templates = new LinkedHashMap<>();
        routes.forEach(route -> templates.put(route, route.template()));
        this.routes = templates;
    }

    @Override
    public Answer answer(Request request) throws MalformedRequestException {
        Set<String> otherMethods = new TreeSet<>();
        for (Map.Entry<Route, PathTemplate> entry : routes.entrySet()) {
            Optional<Map<String, String>> variables = entry.getValue().match(request.path());
            if (variables.isEmpty()) {
                continue;
            }
            if (entry.getKey().takes(request.method())) {
                return entry.getKey().endpoint().answer(request.with(variables.get()));
            }
            otherMethods.add(entry.getKey().method());
        }
        return otherMethods.isEmpty() ? notFound() : methodNotAllowed(String.join(", ", otherMethods));
    }

    private static Answer methodNotAllowed(String methods) {
        return Answer.error(405, "method_not_allowed", "This address takes " + methods + " only")
                .header("Allow", methods);
    }

    private static Answer notFound() {
        return Answer.error(404, "not_found", "There is nothing at this address; GET / tells what is where");
    }
}
