package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphErrorException.badRequest;
import static io.github.entrafilter.localentra.graph.GraphErrorException.notFound;

import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /applications}: the app registrations and their owners. Local Entra has no sign-in: requests to Graph come
 * from one person, who owns the applications that exist from the start and those that requests create.
 *
 * @param tenant the tenant
 * @param tenantId the tenant's id
 */
record ApplicationResource(GraphTenant tenant, String tenantId) {

    private static final String SET = "applications";

    /** The property of an application that has its owners' ids. Responses omit it. */
    static final String OWNERS = "owners";

    /** The person who is signed in. */
    static final GraphObject SIGNED_IN = new GraphObject(JsonBuilder.object()
            .with("id", "aaaaaaaa-0b1d-4000-8000-000000000000")
            .with("displayName", "Developer")
            .members());

    Response list(GraphRequest request) throws GraphErrorException {
        List<GraphObject> found = tenant.visible().applications().stream()
                .filter(request.filter())
                .map(ApplicationResource::shown)
                .map(request::selected)
                .toList();
        return GraphResponseWriter.many(SET, found);
    }

    Response get(GraphRequest request) throws GraphErrorException {
        return GraphResponseWriter.one(200, SET, request.selected(shown(target(request))));
    }

    Response create(GraphRequest request) throws GraphErrorException {
        Map<String, Object> body = request.body();
        ResourceType.APPLICATION.require("application", body);
        GraphObject application = fresh().patched(body);
        rules(application).check(fresh(), application);
        tenant.becomeWithNew(application.id(), tenant.state().withApplication(application));
        return GraphResponseWriter.one(201, SET, shown(application));
    }

    Response update(GraphRequest request) throws GraphErrorException {
        GraphObject before = latest(target(request));
        Map<String, Object> changes = request.body();
        ResourceType.APPLICATION.requireChanges(changes);
        GraphObject after = before.patched(changes);
        rules(before).check(before, after);
        tenant.becomeWithChanged(before, tenant.state().withApplication(after));
        return GraphResponseWriter.nothing();
    }

    Response delete(GraphRequest request) throws GraphErrorException {
        tenant.become(tenant.state().withoutApplication(latest(target(request))));
        return GraphResponseWriter.nothing();
    }

    Response me(GraphRequest request) {
        return GraphResponseWriter.one(200, "users", SIGNED_IN);
    }

    Response owners(GraphRequest request) throws GraphErrorException {
        List<GraphObject> owners = latest(target(request)).texts(OWNERS).stream()
                .flatMap(id -> found(id).stream())
                .toList();
        return GraphResponseWriter.many("directoryObjects", owners);
    }

    Response addOwner(GraphRequest request) throws GraphErrorException {
        GraphObject application = latest(target(request));
        String reference = String.valueOf(request.body().get("@odata.id"));
        String id = reference.substring(reference.lastIndexOf('/') + 1);
        GraphObject owner = found(id).orElseThrow(() -> notFound(id));
        List<String> owners = new ArrayList<>(application.texts(OWNERS));
        if (owners.contains(owner.id())) {
            throw badRequest("One or more added object references already exist for the following modified properties: "
                    + "'owners'.");
        }
        owners.add(owner.id());
        return owned(application, owners);
    }

    Response removeOwner(GraphRequest request) throws GraphErrorException {
        GraphObject application = latest(target(request));
        String id = request.http().variable("owner");
        List<String> owners = new ArrayList<>(application.texts(OWNERS));
        if (!owners.remove(id)) {
            throw notFound(id);
        }
        return owned(application, owners);
    }

    private Response owned(GraphObject application, List<String> owners) {
        tenant.becomeWithChanged(application, tenant.state().withApplication(application.with(OWNERS, owners)));
        return GraphResponseWriter.nothing();
    }

    private GraphObject target(GraphRequest request) throws GraphErrorException {
        return request.target(tenant.visible().applications());
    }

    private GraphObject latest(GraphObject seen) {
        return GraphState.find(tenant.state().applications(), seen.id()).orElse(seen);
    }

    private static GraphObject shown(GraphObject application) {
        return application.without(OWNERS);
    }

    private Optional<GraphObject> found(String id) {
        return id.equalsIgnoreCase(SIGNED_IN.id())
                ? Optional.of(SIGNED_IN)
                : tenant.state().principal(id);
    }

    private ApplicationRules rules(GraphObject application) {
        return new ApplicationRules(tenant.state().withoutApplication(application), tenantId);
    }

    /** Returns the defaults of a new application. */
    private static GraphObject fresh() {
        JsonBuilder members = JsonBuilder.object()
                .with("id", UUID.randomUUID().toString())
                .with("appId", UUID.randomUUID().toString())
                .with("displayName", "")
                .with("signInAudience", "AzureADMultipleOrgs")
                .with("identifierUris", List.of())
                .with("api", Map.of())
                .with("appRoles", List.of())
                .with(OWNERS, List.of(SIGNED_IN.id()));
        return new GraphObject(members.members());
    }
}
