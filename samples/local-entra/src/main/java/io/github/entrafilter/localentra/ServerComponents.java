package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.control.ControlRoutes;
import io.github.entrafilter.localentra.control.IdentityControl;
import io.github.entrafilter.localentra.control.IssuerChecks;
import io.github.entrafilter.localentra.control.KeyControl;
import io.github.entrafilter.localentra.control.OutgoingRequests;
import io.github.entrafilter.localentra.control.ServiceLog;
import io.github.entrafilter.localentra.credentials.TlsIdentity;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.endpoint.EntraErrorWriter;
import io.github.entrafilter.localentra.endpoint.EntraRoutes;
import io.github.entrafilter.localentra.endpoint.KeyEndpointState;
import io.github.entrafilter.localentra.endpoint.RegisteredCredentials;
import io.github.entrafilter.localentra.graph.ProvisioningRoutes;
import io.github.entrafilter.localentra.graph.Tenant;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.identity.ManagedIdentityEndpoints;
import io.github.entrafilter.localentra.identity.ScriptedErrors;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.issuing.TokenMint;
import io.github.entrafilter.localentra.keys.KeyInventory;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The components that both authorities share, wired together.
 *
 * @param http the authority with http addresses, or that of a proxy
 * @param https the authority with https addresses
 * @param tenant the tenant
 * @param keys all keys
 * @param keyEndpoints the behaviour of the discovery and key endpoints
 * @param identityErrors scripted errors of the managed identity endpoints
 * @param identityHeader the secret of the App Service endpoint
 * @param registered the credentials registered for clients
 * @param tls the certificate of the https listener
 * @param serviceLog the log of the service, for the page
 * @param outgoing whether the page may make this process send requests
 * @param clock the current time
 */
record ServerComponents(
        Authority http,
        Authority https,
        Tenant tenant,
        KeyInventory keys,
        KeyEndpointState keyEndpoints,
        ScriptedErrors identityErrors,
        String identityHeader,
        RegisteredCredentials registered,
        TlsIdentity tls,
        AtomicReference<ServiceLog> serviceLog,
        OutgoingRequests outgoing,
        Clock clock) {

    static ServerComponents of(Listeners listeners, ServerOptions options) {
        Clock clock = Clock.systemUTC();
        Directory directory = options.directory();
        Authority http = new Authority(listeners.authority(), directory.tenantId());
        return new ServerComponents(
                http,
                new Authority(listeners.secureAuthority(), directory.tenantId()),
                new Tenant(directory),
                options.signingKeys().load(),
                new KeyEndpointState(),
                new ScriptedErrors(),
                UUID.randomUUID().toString(),
                RegisteredCredentials.of(http, clock),
                listeners.tls(),
                new AtomicReference<>(ServiceLog.NONE),
                options.isExposed() ? OutgoingRequests.OFF : OutgoingRequests.ALLOWED,
                clock);
    }

    /** Returns the components whose documents and tokens name this authority. */
    LocalAuthority at(Authority authority) {
        TokenIssuer issuer = new TokenIssuer(tenant::directory, clock, new TokenMint(authority, keys));
        return new LocalAuthority(environments(authority), tenant::directory, issuer, routes(authority, issuer));
    }

    private Environments environments(Authority authority) {
        return new Environments(authority.base(), identityHeader);
    }

    private List<Route> routes(Authority authority, TokenIssuer issuer) {
        EntraErrorWriter errors = new EntraErrorWriter(authority.base(), clock);
        return Stream.of(
                        new EntraRoutes(authority, issuer, registered, keys, keyEndpoints, errors).routes(),
                        identities(issuer, errors).routes(),
                        new ProvisioningRoutes(tenant, clock).routes(),
                        control(authority, issuer).routes())
                .flatMap(List::stream)
                .toList();
    }

    private ManagedIdentityEndpoints identities(TokenIssuer issuer, EntraErrorWriter errors) {
        return ManagedIdentityEndpoints.of(tenant.directory(), issuer, errors, identityHeader, identityErrors);
    }

    private ControlRoutes control(Authority authority, TokenIssuer issuer) {
        Environments services = environments(http);
        return new ControlRoutes(
                authority,
                tenant::directory,
                issuer,
                new KeyControl(keys.ring(), keyEndpoints),
                new IdentityControl(tenant.directory(), registered, tls, identityErrors),
                new IssuerChecks(List.of(http, https), keys.ring(), tenant::directory, clock),
                application -> services.api(http.tenantId(), application),
                serviceLog::get,
                outgoing);
    }
}
