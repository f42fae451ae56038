package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.http.Route.get;
import static io.github.entrafilter.localentra.http.Route.put;

import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Azure Resource Manager, as far as somebody asks it for the object id of a managed identity. There is one
 * subscription, every resource group is in it, and the identities are those of the directory: it makes none.
 *
 * @param directory who is in the tenant
 */
public record ResourceManager(Directory directory) {

    private static final String SUBSCRIPTION = "aaaaaaaa-5b5c-4000-8000-000000000000";
    private static final String GROUP = "/subscriptions/{subscription}/resourcegroups/{group}";
    private static final String IDENTITY = "/subscriptions/{subscription}/resourceGroups/{group}"
            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}";

    public List<Route> routes() {
        return List.of(
                get("/subscriptions", this::subscriptions),
                get("/tenants", this::tenants),
                put(GROUP, this::group),
                get(IDENTITY, this::identity),
                put(IDENTITY, this::identity));
    }

    private Answer subscriptions(Request request) {
        return many(object(
                "id",
                "/subscriptions/" + SUBSCRIPTION,
                "subscriptionId",
                SUBSCRIPTION,
                "tenantId",
                directory.tenantId(),
                "displayName",
                "Local Entra",
                "state",
                "Enabled"));
    }

    private Answer tenants(Request request) {
        return many(object("id", "/tenants/" + directory.tenantId(), "tenantId", directory.tenantId()));
    }

    private Answer group(Request request) {
        return Answer.json(
                200,
                object(
                        "id", request.path(),
                        "name", request.variable("group"),
                        "type", "Microsoft.Resources/resourceGroups",
                        "location", "local",
                        "properties", Map.of("provisioningState", "Succeeded")));
    }

    private Answer identity(Request request) {
        return directory.managedIdentities().stream()
                .filter(it -> it.resourceId().equalsIgnoreCase(request.path()))
                .findFirst()
                .map(it -> Answer.json(200, resource(it)))
                .orElseGet(() -> Answer.json(
                        404,
                        Map.of(
                                "error",
                                object(
                                        "code",
                                        "ResourceNotFound",
                                        "message",
                                        "The Resource '" + request.path() + "' was not found: the directory file has "
                                                + "all the identities that there are."))));
    }

    private Map<String, Object> resource(ManagedIdentity it) {
        return object(
                "id", it.resourceId(),
                "name", it.name(),
                "type", "Microsoft.ManagedIdentity/userAssignedIdentities",
                "location", "local",
                "properties",
                        object(
                                "tenantId", directory.tenantId(),
                                "principalId", it.objectId(),
                                "clientId", it.clientId()));
    }

    private static Answer many(Map<String, Object> only) {
        return Answer.json(200, Map.of("value", List.of(only)));
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
