package io.github.entrafilter.localentra;

import static io.github.entrafilter.localentra.http.Route.get;
import static io.github.entrafilter.localentra.http.Route.post;

import io.github.entrafilter.localentra.credentials.TlsIdentity;
import io.github.entrafilter.localentra.graph.GraphRoutes;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.page.PageFile;
import io.github.entrafilter.localentra.page.TokenDoctor;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is where.
 *
 * @param mint makes the tokens
 * @param keyEndpoints the discovery and key endpoints
 * @param errors writes the refusals
 * @param environments tells what the callers know
 * @param registered what clients can prove with who they are
 * @param tls what the https listener proves with that it is itself
 * @param identityFaults spoils the endpoints of managed identities
 */
record Addresses(
        TokenMint mint,
        KeyEndpoints keyEndpoints,
        EntraErrors errors,
        Environments environments,
        RegisteredCredentials registered,
        TlsIdentity tls,
        ScriptedFaults identityFaults) {

    List<Route> routes() {
        return Stream.of(entra(), azure(), provisioning(), control(), page())
                .flatMap(List::stream)
                .toList();
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
                        get(
                                Environments.APP_SERVICE_PATH,
                                new AppServiceEndpoint(environments.identityHeader(), machine, issuance, errors)))
                .map(route -> new Route(route.method(), route.path(), identityFaults.before(route.endpoint())))
                .toList();
    }

    private List<Route> provisioning() {
        Tenant tenant = mint.grants().tenant();
        String tenantId = tenant.directory().tenantId();
        GraphRoutes graph =
                new GraphRoutes(tenant.graph(), tenantId, mint.grants().clock());
        return Stream.concat(graph.routes().stream(), new ResourceManager(tenant.directory()).routes().stream())
                .map(route -> new Route(route.method(), route.path(), guarded(route.endpoint())))
                .toList();
    }

    private List<Route> control() {
        KeyControl keys = new KeyControl(mint.keys().ring(), keyEndpoints);
        IdentityControl identities = new IdentityControl(mint.grants().directory(), registered, tls, identityFaults);
        return List.of(
                get("/local-entra/token", guarded(new TokenControl(new Recipes(mint)))),
                get("/local-entra/keys", guarded(keys::state)),
                post("/local-entra/keys/rotate", guarded(keys::rotate)),
                post("/local-entra/keys/withdraw", guarded(keys::withdraw)),
                post("/local-entra/keys/behaviour", guarded(keys::behave)),
                get("/local-entra/certificate", guarded(identities::tlsCertificate)),
                get("/local-entra/clients/{client}/certificate", guarded(identities::clientCertificate)),
                get("/local-entra/clients/{client}/federated-token", guarded(identities::federatedToken)),
                post("/local-entra/identities/behaviour", guarded(identities::script)));
    }

    private List<Route> page() {
        Examination examination = new Examination(mint, mint.grants().clock());
        return List.of(
                get("/", new FrontDoor(mint)),
                get("/local-entra/page.css", PageFile.CSS),
                get("/local-entra/page.js", PageFile.JAVASCRIPT),
                get("/local-entra/directory", guarded(new DirectoryDocument(mint))),
                post("/local-entra/explain", guarded(new ExplainControl(examination, TokenDoctor.all()))));
    }

    private static Endpoint guarded(Endpoint endpoint) {
        return new LocalCallersOnly(endpoint);
    }
}
