package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphErrorException.badRequest;
import static io.github.entrafilter.localentra.graph.GraphErrorException.notFound;

import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code /servicePrincipals/{id}/appRoleAssignedTo} and {@code .../appRoleAssignments}: the app role assignments of a
 * service principal, from one of their two ends.
 *
 * @param tenant the tenant
 * @param end the end that the service principal is
 * @param clock the current time
 */
record AppRoleAssignmentResource(GraphTenant tenant, End end, Clock clock) {

    /** The two relations of a service principal, as the path names them. */
    enum End {
        /** The API that declares the roles: {@code appRoleAssignedTo}. */
        RESOURCE("appRoleAssignedTo", "resourceId"),
        /** The client that has the roles: {@code appRoleAssignments}. */
        PRINCIPAL("appRoleAssignments", "principalId");

        private final String relation;
        private final String property;

        End(String relation, String property) {
            this.relation = relation;
            this.property = property;
        }

        String relation() {
            return relation;
        }
    }

    Response list(GraphRequest request) throws GraphErrorException {
        GraphObject owner = new ServicePrincipalResource(tenant).target(request);
        List<GraphObject> found = of(owner).stream()
                .filter(request.filter())
                .map(request::selected)
                .toList();
        return GraphResponseWriter.many(end.relation(), found);
    }

    Response create(GraphRequest request) throws GraphErrorException {
        GraphObject owner = new ServicePrincipalResource(tenant).target(request);
        Map<String, Object> body = request.body();
        ResourceType.APP_ROLE_ASSIGNMENT.require("appRoleAssignment", body);
        GraphObject asked = new GraphObject(body);
        if (!asked.text(end.property).equalsIgnoreCase(owner.id())) {
            throw badRequest("Not a valid reference update.");
        }
        GraphObject assignment = assignment(asked);
        tenant.becomeWithNew(assignment.id(), tenant.state().withAssignment(assignment));
        return GraphResponseWriter.one(201, end.relation(), assignment);
    }

    Response delete(GraphRequest request) throws GraphErrorException {
        GraphObject owner = new ServicePrincipalResource(tenant).target(request);
        String id = request.http().variable("assignment");
        // These ids are not GUIDs, and case-sensitive.
        GraphObject assignment =
                of(owner).stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow(() -> notFound(id));
        tenant.become(tenant.state().withoutAssignment(assignment));
        return GraphResponseWriter.nothing();
    }

    private List<GraphObject> of(GraphObject owner) {
        return tenant.visible().assignments().stream()
                .filter(it -> it.text(end.property).equals(owner.id()))
                .toList();
    }

    private GraphObject assignment(GraphObject asked) throws GraphErrorException {
        GraphState seen = tenant.visible();
        GraphObject principal =
                seen.principal(asked.text("principalId")).orElseThrow(() -> notFound(asked.text("principalId")));
        GraphObject resource = GraphState.find(seen.servicePrincipals(), asked.text("resourceId"))
                .orElseThrow(() -> notFound(asked.text("resourceId")));
        GraphObject role = role(resource, principal, asked.text("appRoleId"));
        boolean already = tenant.state().assignments().stream()
                .filter(it -> it.text("principalId").equals(principal.id()))
                .filter(it -> it.text("resourceId").equals(resource.id()))
                .anyMatch(it -> it.text("appRoleId").equals(role.id()));
        if (already) {
            throw badRequest("Permission being assigned already exists on the object");
        }
        return assignment(principal, resource, role);
    }

    private GraphObject role(GraphObject resource, GraphObject principal, String id) throws GraphErrorException {
        String appId = resource.text("appId");
        String memberType = principal.text("servicePrincipalType").isEmpty() ? "User" : "Application";
        return tenant.visible().applicationOf(appId).stream()
                .flatMap(it -> it.objects("appRoles").stream())
                .filter(it -> it.id().equalsIgnoreCase(id))
                .filter(it -> it.texts("allowedMemberTypes").contains(memberType))
                .filter(ApplicationRules::isEnabled)
                .findFirst()
                .orElseThrow(
                        () -> badRequest("Permission being assigned was not found on application '" + appId + "'"));
    }

    private GraphObject assignment(GraphObject principal, GraphObject resource, GraphObject role) {
        byte[] id = new byte[32];
        ThreadLocalRandom.current().nextBytes(id);
        JsonBuilder members = JsonBuilder.object()
                .with("id", Base64URL.encode(id).toString())
                .with(
                        "createdDateTime",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .with("principalId", principal.id())
                .with("principalDisplayName", principal.text("displayName"))
                .with("resourceId", resource.id())
                .with("appRoleId", role.id());
        return new GraphObject(members.members());
    }
}
