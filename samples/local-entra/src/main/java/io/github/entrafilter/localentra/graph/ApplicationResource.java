package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code /applications}: the app registrations.
 *
 * @param tenant the tenant
 * @param tenantId the tenant's id
 */
record ApplicationResource(GraphTenant tenant, String tenantId) {

    private static final String SET = "applications";

    Response list(GraphRequest request) throws GraphErrorException {
        List<GraphObject> found = tenant.visible().applications().stream()
                .filter(request.filter())
                .map(request::selected)
                .toList();
        return GraphResponseWriter.many(SET, found);
    }

    Response get(GraphRequest request) throws GraphErrorException {
        return GraphResponseWriter.one(200, SET, request.selected(target(request)));
    }

    Response create(GraphRequest request) throws GraphErrorException {
        Map<String, Object> body = request.body();
        ResourceType.APPLICATION.require("application", body);
        GraphObject application = fresh().patched(body);
        rules(application).check(fresh(), application);
        tenant.becomeWithNew(application.id(), tenant.state().withApplication(application));
        return GraphResponseWriter.one(201, SET, application);
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

    private GraphObject target(GraphRequest request) throws GraphErrorException {
        return request.target(tenant.visible().applications());
    }

    private GraphObject latest(GraphObject seen) {
        return GraphState.find(tenant.state().applications(), seen.id()).orElse(seen);
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
                .with("appRoles", List.of());
        return new GraphObject(members.members());
    }
}
