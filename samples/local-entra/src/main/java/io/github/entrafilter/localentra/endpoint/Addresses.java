package io.github.entrafilter.localentra.endpoint;

import static io.github.entrafilter.localentra.http.Route.get;
import static io.github.entrafilter.localentra.http.Route.post;

import io.github.entrafilter.localentra.directory.TokenVersion;
import io.github.entrafilter.localentra.graph.GraphRoutes;
import io.github.entrafilter.localentra.graph.ResourceManager;
import io.github.entrafilter.localentra.graph.Tenant;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.http.SameOriginOnly;
import io.github.entrafilter.localentra.issuing.Issuance;
import io.github.entrafilter.localentra.issuing.TokenMint;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is where, of what is there in Entra ID and Azure as well.
 *
 * @param mint makes the tokens
 * @param keyEndpoints the discovery and key endpoints
 * @param errors writes the refusals
 * @param identityHeader what callers of the App Service endpoint repeat
 * @param registered what clients can prove with who they are
 * @param identityFaults spoils the endpoints of managed identities
 */
public record Addresses(
        TokenMint mint,
        KeyEndpoints keyEndpoints,
        EntraErrors errors,
        String identityHeader,
        RegisteredCredentials registered,
        ScriptedFaults identityFaults) {

    public List<Route> routes() {
        return Stream.of(entra(), azure(), provisioning()).flatMap(List::stream).toList();
    }

    private List<Route> entra() {
        return List.of(
                get("/{tenant}/.well-known/openid-configuration", it -> keyEndpoints.discovery(TokenVersion.V1, it)),
                get(
                        "/{tenant}/v2.0/.well-known/openid-configuration",
                        it -> keyEndpoints.discovery(TokenVersion.V2, it)),
                get("/{tenant}/discovery/keys", it -> keyEndpoints.keys(TokenVersion.V1, it)),
                get("/{tenant}/discovery/v2.0/keys", it -> keyEndpoints.keys(TokenVersion.V2, it)),
                get("/{tenant}/discovery/instance", new InstanceDiscovery(mint.authority())),
                post("/{tenant}/oauth2/token", tokenEndpoint(TokenVersion.V1)),
                post("/{tenant}/oauth2/v2.0/token", tokenEndpoint(TokenVersion.V2)));
    }

    private TokenEndpoint tokenEndpoint(TokenVersion version) {
        return new TokenEndpoint(version, mint.authority(), registered, new Issuance(mint), errors);
    }

    private List<Route> azure() {
        Machine machine = new Machine(mint.grants().directory());
        Issuance issuance = new Issuance(mint);
        return Stream.of(
                        get("/metadata/identity/oauth2/token", new MetadataEndpoint(machine, issuance, errors)),
                        get(AppServiceEndpoint.PATH, new AppServiceEndpoint(identityHeader, machine, issuance, errors)))
                .map(route -> new Route(route.method(), route.path(), identityFaults.before(route.endpoint())))
                .toList();
    }

    private List<Route> provisioning() {
        Tenant tenant = mint.grants().tenant();
        String tenantId = tenant.directory().tenantId();
        GraphRoutes graph =
                new GraphRoutes(tenant.graph(), tenantId, mint.grants().clock());
        return Stream.concat(graph.routes().stream(), new ResourceManager(tenant.directory()).routes().stream())
                .map(route -> new Route(route.method(), route.path(), new SameOriginOnly(route.endpoint())))
                .toList();
    }
}
