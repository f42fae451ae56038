package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.http.Route.delete;
import static io.github.entrafilter.localentra.http.Route.get;
import static io.github.entrafilter.localentra.http.Route.patch;
import static io.github.entrafilter.localentra.http.Route.post;

import io.github.entrafilter.localentra.graph.AppRoleAssignmentResource.End;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.http.Route;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The routes of Microsoft Graph.
 *
 * @param tenant the tenant
 * @param tenantId the tenant's id
 * @param clock the current time
 */
record GraphRoutes(GraphTenant tenant, String tenantId, Clock clock) {

    private static final String APPLICATIONS = "/v1.0/applications";
    private static final String SERVICE_PRINCIPALS = "/v1.0/servicePrincipals";

    List<Route> routes() {
        ApplicationResource applications = new ApplicationResource(tenant, tenantId);
        ServicePrincipalResource servicePrincipals = new ServicePrincipalResource(tenant);
        List<Route> routes = new ArrayList<>(List.of(
                get(APPLICATIONS, endpoint(applications::list)),
                post(APPLICATIONS, endpoint(applications::create)),
                get(APPLICATIONS + "/{id}", endpoint(applications::get)),
                patch(APPLICATIONS + "/{id}", endpoint(applications::update)),
                delete(APPLICATIONS + "/{id}", endpoint(applications::delete)),
                get("/v1.0/me", endpoint(applications::me)),
                get(APPLICATIONS + "/{id}/owners", endpoint(applications::owners)),
                post(APPLICATIONS + "/{id}/owners/$ref", endpoint(applications::addOwner)),
                delete(APPLICATIONS + "/{id}/owners/{owner}/$ref", endpoint(applications::removeOwner)),
                get(SERVICE_PRINCIPALS, endpoint(servicePrincipals::list)),
                post(SERVICE_PRINCIPALS, endpoint(servicePrincipals::create)),
                get(SERVICE_PRINCIPALS + "/{id}", endpoint(servicePrincipals::get)),
                patch(SERVICE_PRINCIPALS + "/{id}", endpoint(servicePrincipals::update)),
                delete(SERVICE_PRINCIPALS + "/{id}", endpoint(servicePrincipals::delete))));
        for (End end : End.values()) {
            AppRoleAssignmentResource assignments = new AppRoleAssignmentResource(tenant, end, clock);
            String relation = SERVICE_PRINCIPALS + "/{id}/" + end.relation();
            routes.add(get(relation, endpoint(assignments::list)));
            routes.add(post(relation, endpoint(assignments::create)));
            routes.add(delete(relation + "/{assignment}", endpoint(assignments::delete)));
        }
        return routes;
    }

    private Endpoint endpoint(Operation operation) {
        return request -> {
            synchronized (tenant) {
                tenant.nextRequest(request.method(), request.path() + request.query());
                try {
                    return operation.respond(new GraphRequest(request));
                } catch (GraphErrorException e) {
                    return GraphResponseWriter.error(e, clock);
                }
            }
        };
    }

    private interface Operation {
        Response respond(GraphRequest request) throws GraphErrorException;
    }
}
