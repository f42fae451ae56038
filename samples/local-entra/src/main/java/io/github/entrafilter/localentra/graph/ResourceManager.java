package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.http.Route.get;
import static io.github.entrafilter.localentra.http.Route.put;

import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.List;

/**
 * Azure Resource Manager, as far as clients need it to look up a managed identity's object id. It has one subscription
 * with every resource group, and the identities of the directory; it creates none.
 *
 * @param directory the directory
 * @param graph the tenant in which identities have service principals
 */
record ResourceManager(Directory directory, GraphTenant graph) {

    private static final String SUBSCRIPTION = "aaaaaaaa-5b5c-4000-8000-000000000000";
    private static final String GROUP = "/subscriptions/{subscription}/resourcegroups/{group}";
    private static final String IDENTITY = "/subscriptions/{subscription}/resourceGroups/{group}"
            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}";

    List<Route> routes() {
        return List.of(
                get("/subscriptions", this::subscriptions),
                get("/tenants", this::tenants),
                put(GROUP, this::group),
                get(IDENTITY, this::identity),
                put(IDENTITY, this::newIdentity));
    }

    private Response subscriptions(Request request) {
        return listOf(JsonBuilder.object()
                .with("id", "/subscriptions/" + SUBSCRIPTION)
                .with("subscriptionId", SUBSCRIPTION)
                .with("tenantId", directory.tenantId())
                .with("displayName", "Local Entra")
                .with("state", "Enabled"));
    }

    private Response tenants(Request request) {
        return listOf(JsonBuilder.object()
                .with("id", "/tenants/" + directory.tenantId())
                .with("tenantId", directory.tenantId()));
    }

    private Response group(Request request) {
        return Response.json(
                200,
                JsonBuilder.object()
                        .with("id", request.path())
                        .with("name", request.variable("group"))
                        .with("type", "Microsoft.Resources/resourceGroups")
                        .with("location", "local")
                        .with("properties", JsonBuilder.object().with("provisioningState", "Succeeded")));
    }

    private Response identity(Request request) {
        return directory.managedIdentities().stream()
                .filter(it -> it.resourceId().equalsIgnoreCase(request.path()))
                .findFirst()
                .map(it -> Response.json(200, resource(it)))
                .orElseGet(() -> notFound(request.path()));
    }

    /** Returns an identity that exists as if it were new: Graph does not show its service principal at once. */
    private Response newIdentity(Request request) {
        directory.managedIdentities().stream()
                .filter(it -> it.resourceId().equalsIgnoreCase(request.path()))
                .forEach(it -> graph.becomeWithNew(it.objectId(), graph.state()));
        return identity(request);
    }

    private JsonBuilder resource(ManagedIdentity it) {
        return JsonBuilder.object()
                .with("id", it.resourceId())
                .with("name", it.name())
                .with("type", "Microsoft.ManagedIdentity/userAssignedIdentities")
                .with("location", "local")
                .with(
                        "properties",
                        JsonBuilder.object()
                                .with("tenantId", directory.tenantId())
                                .with("principalId", it.objectId())
                                .with("clientId", it.clientId()));
    }

    private static Response notFound(String path) {
        String message = "The Resource '" + path + "' was not found: only the identities in the directory file exist.";
        return Response.json(
                404,
                JsonBuilder.object()
                        .with(
                                "error",
                                JsonBuilder.object()
                                        .with("code", "ResourceNotFound")
                                        .with("message", message)));
    }

    private static Response listOf(JsonBuilder only) {
        return Response.json(200, JsonBuilder.object().with("value", List.of(only)));
    }
}
