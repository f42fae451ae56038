package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphErrorException.badRequest;
import static io.github.entrafilter.localentra.graph.GraphErrorException.taken;

import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /servicePrincipals}: the service principals of APIs, clients and managed identities.
 *
 * @param tenant the tenant
 */
record ServicePrincipalResource(GraphTenant tenant) {

    private static final String SET = "servicePrincipals";

    Response list(GraphRequest request) throws GraphErrorException {
        List<GraphObject> found = tenant.visible().servicePrincipals().stream()
                .map(this::whole)
                .filter(request.filter())
                .map(request::selected)
                .toList();
        return GraphResponseWriter.many(SET, found);
    }

    Response get(GraphRequest request) throws GraphErrorException {
        return GraphResponseWriter.one(200, SET, request.selected(whole(target(request))));
    }

    Response create(GraphRequest request) throws GraphErrorException {
        Map<String, Object> body = request.body();
        ResourceType.SERVICE_PRINCIPAL.require("servicePrincipal", body);
        String appId = String.valueOf(body.get("appId"));
        Optional<GraphObject> application = tenant.visible().applicationOf(appId);
        if (application.isEmpty()) {
            throw badRequest(
                    "NoBackingApplicationObject",
                    "The appId '" + appId
                            + "' of the service principal does not reference a valid application object.");
        }
        if (tenant.state().servicePrincipalOf(appId).isPresent()) {
            throw taken("The service principal cannot be created, updated, or restored because the service principal "
                    + "name " + appId + " is already in use.");
        }
        GraphObject created = fresh().patched(body);
        tenant.becomeWithNew(created.id(), tenant.state().withServicePrincipal(created));
        return GraphResponseWriter.one(201, SET, whole(created));
    }

    Response update(GraphRequest request) throws GraphErrorException {
        GraphObject before = latest(target(request));
        Map<String, Object> changes = request.body();
        ResourceType.SERVICE_PRINCIPAL.requireChanges(changes);
        if (changes.containsKey("appId")) {
            throw badRequest("Property 'appId' is read-only and cannot be set.");
        }
        tenant.becomeWithChanged(before, tenant.state().withServicePrincipal(before.patched(changes)));
        return GraphResponseWriter.nothing();
    }

    Response delete(GraphRequest request) throws GraphErrorException {
        tenant.become(tenant.state().withoutServicePrincipal(latest(target(request))));
        return GraphResponseWriter.nothing();
    }

    GraphObject target(GraphRequest request) throws GraphErrorException {
        return request.target(tenant.visible().servicePrincipals());
    }

    private GraphObject latest(GraphObject seen) {
        return GraphState.find(tenant.state().servicePrincipals(), seen.id()).orElse(seen);
    }

    /** Adds the properties that come from the application. */
    private GraphObject whole(GraphObject servicePrincipal) {
        String appId = servicePrincipal.text("appId");
        Optional<GraphObject> application = tenant.visible().applicationOf(appId);
        List<String> names = new ArrayList<>(List.of(appId));
        application.ifPresent(it -> names.addAll(it.texts("identifierUris")));
        GraphObject named = servicePrincipal.with("servicePrincipalNames", names);
        return application
                .map(it -> named.with("displayName", it.text("displayName"))
                        .with("appRoles", it.members().getOrDefault("appRoles", List.of())))
                .orElse(named);
    }

    /** Returns the defaults of a new service principal. */
    private static GraphObject fresh() {
        JsonBuilder members = JsonBuilder.object()
                .with("id", UUID.randomUUID().toString())
                .with("displayName", "")
                .with("servicePrincipalType", "Application")
                .with("accountEnabled", true)
                .with("appRoleAssignmentRequired", false)
                .with("appRoles", List.of());
        return new GraphObject(members.members());
    }
}
