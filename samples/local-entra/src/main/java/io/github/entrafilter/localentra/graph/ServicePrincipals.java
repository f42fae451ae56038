package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphRefusalException.badRequest;
import static io.github.entrafilter.localentra.graph.GraphRefusalException.taken;

import io.github.entrafilter.localentra.http.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /servicePrincipals}: those of the APIs, and those of the managed identities, which Azure has made.
 *
 * @param tenant where they are registered
 */
record ServicePrincipals(GraphTenant tenant) {

    private static final String SET = "servicePrincipals";

    Answer list(GraphRequest request) throws GraphRefusalException {
        List<GraphObject> found = tenant.seen().servicePrincipals().stream()
                .map(this::whole)
                .filter(request.filter())
                .map(request::selected)
                .toList();
        return GraphAnswers.many(SET, found);
    }

    Answer get(GraphRequest request) throws GraphRefusalException {
        return GraphAnswers.one(200, SET, request.selected(whole(target(request))));
    }

    Answer create(GraphRequest request) throws GraphRefusalException {
        Map<String, Object> body = request.body();
        ResourceType.SERVICE_PRINCIPAL.require("servicePrincipal", body);
        String appId = String.valueOf(body.get("appId"));
        Optional<GraphObject> application = tenant.seen().applicationOf(appId);
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
        return GraphAnswers.one(201, SET, whole(created));
    }

    Answer update(GraphRequest request) throws GraphRefusalException {
        GraphObject before = target(request);
        Map<String, Object> changes = request.body();
        ResourceType.SERVICE_PRINCIPAL.requireChanges(changes);
        if (changes.containsKey("appId")) {
            throw badRequest("Property 'appId' is read-only and cannot be set.");
        }
        tenant.become(tenant.state().withServicePrincipal(before.patched(changes)));
        return GraphAnswers.nothing();
    }

    Answer delete(GraphRequest request) throws GraphRefusalException {
        tenant.become(tenant.state().withoutServicePrincipal(target(request)));
        return GraphAnswers.nothing();
    }

    GraphObject target(GraphRequest request) throws GraphRefusalException {
        return request.target(tenant.seen().servicePrincipals());
    }

    /** With what it takes over from its application. */
    private GraphObject whole(GraphObject servicePrincipal) {
        String appId = servicePrincipal.text("appId");
        Optional<GraphObject> application = tenant.state().applicationOf(appId);
        List<String> names = new ArrayList<>(List.of(appId));
        application.ifPresent(it -> names.addAll(it.texts("identifierUris")));
        GraphObject named = servicePrincipal.with("servicePrincipalNames", names);
        return application
                .map(it -> named.with("displayName", it.text("displayName"))
                        .with("appRoles", it.members().getOrDefault("appRoles", List.of())))
                .orElse(named);
    }

    /** What every service principal starts with. */
    private static GraphObject fresh() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", UUID.randomUUID().toString());
        members.put("displayName", "");
        members.put("servicePrincipalType", "Application");
        members.put("accountEnabled", true);
        members.put("appRoleAssignmentRequired", false);
        members.put("appRoles", List.of());
        return new GraphObject(members);
    }
}
