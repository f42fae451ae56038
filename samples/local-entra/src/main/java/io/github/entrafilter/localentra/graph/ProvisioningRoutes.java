package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.http.SameOriginOnly;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The routes that provisioning needs: Microsoft Graph and Azure Resource Manager. They change the tenant without a
 * sign-in, so web pages of other origins are refused.
 *
 * @param tenant the tenant
 * @param clock the current time
 */
public record ProvisioningRoutes(Tenant tenant, Clock clock) {

    /** Returns the routes. */
    public List<Route> routes() {
        GraphRoutes graph = new GraphRoutes(tenant.graph(), tenant.directory().tenantId(), clock);
        ResourceManager resourceManager = new ResourceManager(tenant.directory(), tenant.graph());
        return Stream.concat(graph.routes().stream(), resourceManager.routes().stream())
                .map(route -> new Route(route.method(), route.path(), new SameOriginOnly(route.endpoint())))
                .toList();
    }
}
