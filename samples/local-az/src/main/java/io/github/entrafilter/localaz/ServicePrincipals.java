package io.github.entrafilter.localaz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code az ad sp}.
 *
 * @param graph Microsoft Graph
 */
record ServicePrincipals(Service graph) {

    private static final String PATH = "/v1.0/servicePrincipals";

    JsonNode list(CommandLine line) throws AzException {
        List<String> clauses = new ArrayList<>(line.values("--filter"));
        line.value("--spn").ifPresent(it -> clauses.add(named(it)));
        line.value("--display-name").ifPresent(it -> clauses.add("startswith(displayName,'" + it + "')"));
        return Applications.found(graph, PATH, String.join(" and ", clauses));
    }

    JsonNode show(CommandLine line) throws AzException {
        return graph.get(PATH + "/" + objectId(line.required("--id")));
    }

    JsonNode create(CommandLine line) throws AzException {
        String id = line.required("--id");
        JsonNode applications = Applications.found(graph, Applications.PATH, "appId eq '" + id + "'");
        String appId =
                applications.isEmpty() ? id : applications.get(0).path("appId").asText();
        return graph.send(
                "POST",
                PATH,
                JsonNodeFactory.instance.objectNode().put("appId", appId).put("accountEnabled", true));
    }

    JsonNode delete(CommandLine line) throws AzException {
        return graph.delete(PATH + "/" + objectId(line.required("--id")));
    }

    /** Tries client ids and App ID URIs first, then object ids. */
    private String objectId(String id) throws AzException {
        JsonNode found = Applications.found(graph, PATH, named(id));
        if (!found.isEmpty()) {
            return found.get(0).path("id").asText();
        }
        if (id.matches("[0-9a-fA-F-]{36}")) {
            return id;
        }
        throw AzException.notFound("Service principal '" + id + "' doesn't exist");
    }

    private static String named(String name) {
        return "servicePrincipalNames/any(c:c eq '" + name + "')";
    }
}
