package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code /applications}: the registrations of APIs.
 *
 * @param tenant where they are registered
 * @param tenantId the tenant's id
 */
record Applications(GraphTenant tenant, String tenantId) {

    private static final String SET = "applications";

    Answer list(GraphRequest request) throws GraphRefusalException {
        List<GraphObject> found = tenant.seen().applications().stream()
                .filter(request.filter())
                .map(request::selected)
                .toList();
        return GraphAnswers.many(SET, found);
    }

    Answer get(GraphRequest request) throws GraphRefusalException {
        return GraphAnswers.one(200, SET, request.selected(target(request)));
    }

    Answer create(GraphRequest request) throws GraphRefusalException {
        Map<String, Object> body = request.body();
        ResourceType.APPLICATION.require("application", body);
        GraphObject application = fresh().patched(body);
        rules(application).check(fresh(), application);
        tenant.becomeWithNew(application.id(), tenant.state().withApplication(application));
        return GraphAnswers.one(201, SET, application);
    }

    Answer update(GraphRequest request) throws GraphRefusalException {
        GraphObject before = target(request);
        Map<String, Object> changes = request.body();
        ResourceType.APPLICATION.requireChanges(changes);
        GraphObject after = before.patched(changes);
        rules(before).check(before, after);
        tenant.become(tenant.state().withApplication(after));
        return GraphAnswers.nothing();
    }

    Answer delete(GraphRequest request) throws GraphRefusalException {
        tenant.become(tenant.state().withoutApplication(target(request)));
        return GraphAnswers.nothing();
    }

    private GraphObject target(GraphRequest request) throws GraphRefusalException {
        return request.target(tenant.seen().applications());
    }

    private ApplicationRules rules(GraphObject application) {
        return new ApplicationRules(tenant.state().withoutApplication(application), tenantId);
    }

    /** What every application starts with. */
    private static GraphObject fresh() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", UUID.randomUUID().toString());
        members.put("appId", UUID.randomUUID().toString());
        members.put("displayName", "");
        members.put("signInAudience", "AzureADMultipleOrgs");
        members.put("identifierUris", List.of());
        members.put("api", Map.of());
        members.put("appRoles", List.of());
        return new GraphObject(members);
    }
}
