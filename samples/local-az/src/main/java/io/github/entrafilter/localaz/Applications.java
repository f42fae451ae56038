package io.github.entrafilter.localaz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * {@code az ad app}.
 *
 * @param graph Microsoft Graph
 */
record Applications(Service graph) {

    static final String PATH = "/v1.0/applications";

    JsonNode list(CommandLine line) throws AzException {
        List<String> clauses = new ArrayList<>(line.values("--filter"));
        line.value("--app-id").ifPresent(it -> clauses.add("appId eq '" + it + "'"));
        line.value("--display-name").ifPresent(it -> clauses.add("startswith(displayName,'" + it + "')"));
        return found(graph, PATH, String.join(" and ", clauses));
    }

    JsonNode show(CommandLine line) throws AzException {
        return graph.get(PATH + "/" + objectId(line.required("--id")));
    }

    /** Changes the application with this name if there is one, and fails if there are two, like {@code az}. */
    JsonNode create(CommandLine line) throws AzException {
        String name = line.required("--display-name");
        List<JsonNode> same = new ArrayList<>();
        found(graph, PATH, "startswith(displayName,'" + name + "')").forEach(same::add);
        same.removeIf(it -> !it.path("displayName").asText().equals(name));
        if (same.size() > 1) {
            throw AzException.refused("More than one application have the same display name '" + name + "'");
        }
        if (same.isEmpty()) {
            ObjectNode body = body(line);
            body.putArray("keyCredentials");
            return graph.send("POST", PATH, body);
        }
        String path = PATH + "/" + same.get(0).path("id").asText();
        graph.send("PATCH", path, body(line));
        return graph.get(path);
    }

    JsonNode update(CommandLine line) throws AzException {
        return graph.send("PATCH", PATH + "/" + objectId(line.required("--id")), body(line));
    }

    JsonNode delete(CommandLine line) throws AzException {
        return graph.delete(PATH + "/" + objectId(line.required("--id")));
    }

    JsonNode owners(CommandLine line) throws AzException {
        return graph.get(PATH + "/" + objectId(line.required("--id")) + "/owners")
                .path("value");
    }

    /** Does nothing for an owner, like {@code az}. */
    JsonNode addOwner(CommandLine line) throws AzException {
        String owner = line.required("--owner-object-id");
        for (JsonNode each : owners(line)) {
            if (each.path("id").asText().equals(owner)) {
                return each;
            }
        }
        return graph.send(
                "POST",
                PATH + "/" + objectId(line.required("--id")) + "/owners/$ref",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("@odata.id", graph.base() + "/v1.0/directoryObjects/" + owner));
    }

    /** Tries the client id first, then the object id. */
    String objectId(String id) throws AzException {
        boolean guid = id.matches("[0-9a-fA-F-]{36}");
        JsonNode found = found(graph, PATH, guid ? "appId eq '" + id + "'" : "identifierUris/any(s:s eq '" + id + "')");
        if (found.isEmpty() && !guid) {
            throw AzException.notFound("Application with identifier URI '" + id + "' doesn't exist");
        }
        return found.isEmpty() ? id : found.get(0).path("id").asText();
    }

    static JsonNode found(Service graph, String path, String filter) throws AzException {
        String query = filter.isEmpty() ? "" : "?$filter=" + encoded(filter);
        return graph.get(path + query).path("value");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode body(CommandLine line) throws AzException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        line.value("--display-name").ifPresent(it -> body.put("displayName", it));
        line.value("--sign-in-audience").ifPresent(it -> body.put("signInAudience", it));
        if (!line.values("--identifier-uris").isEmpty()) {
            ArrayNode uris = body.putArray("identifierUris");
            line.values("--identifier-uris").forEach(uris::add);
        }
        if (line.value("--app-roles").isPresent()) {
            body.set("appRoles", roles(part(line.required("--app-roles"), "appRoles")));
        }
        if (line.value("--optional-claims").isPresent()) {
            body.set("optionalClaims", part(line.required("--optional-claims"), "optionalClaims"));
        }
        return body;
    }

    /** Accepts the part itself or a whole manifest. */
    private static JsonNode part(String text, String member) throws AzException {
        JsonNode json = Service.json(text);
        return json.has(member) ? json.path(member) : json;
    }

    /** Adds a new id to each role without one. */
    private static JsonNode roles(JsonNode roles) {
        for (JsonNode role : roles) {
            if (role instanceof ObjectNode object && object.path("id").asText().isEmpty()) {
                object.put("id", UUID.randomUUID().toString());
            }
        }
        return roles;
    }
}
