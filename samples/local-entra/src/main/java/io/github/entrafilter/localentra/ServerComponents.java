package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.control.ControlRoutes;
import io.github.entrafilter.localentra.control.IdentityControl;
import io.github.entrafilter.localentra.control.IssuerChecks;
import io.github.entrafilter.localentra.control.KeyControl;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.endpoint.EntraErrorWriter;
import io.github.entrafilter.localentra.endpoint.EntraRoutes;
import io.github.entrafilter.localentra.endpoint.KeyEndpoints;
import io.github.entrafilter.localentra.endpoint.ManagedIdentityEndpoints;
import io.github.entrafilter.localentra.endpoint.RegisteredCredentials;
import io.github.entrafilter.localentra.endpoint.ScriptedErrors;
import io.github.entrafilter.localentra.graph.ProvisioningRoutes;
import io.github.entrafilter.localentra.graph.Tenant;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.issuing.TokenMint;
import io.github.entrafilter.localentra.keys.KeyInventory;
import io.github.entrafilter.localentra.keys.KeyRing;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The components of a server, wired together.
 *
 * @param tenant the tenant
 * @param issuer issues the tokens
 * @param keyRing the keys of this cloud
 * @param keyEndpoints the discovery and key endpoints
 * @param identityErrors scripted errors of the managed identity endpoints
 * @param environments environment variables of services and managed identities
 * @param clients environment variables of other clients
 * @param routes all routes
 */
record ServerComponents(
        Tenant tenant,
        TokenIssuer issuer,
        KeyRing keyRing,
        KeyEndpoints keyEndpoints,
        ScriptedErrors identityErrors,
        Environments environments,
        ClientEnvironments clients,
        List<Route> routes) {

    static ServerComponents of(Listeners listeners, URI base, Directory directory) {
        Clock clock = Clock.systemUTC();
        Authority authority = new Authority(base, directory.tenantId());
        EntraErrorWriter errors = new EntraErrorWriter(base, clock);
        RegisteredCredentials registered = RegisteredCredentials.of(authority, clock);
        KeyInventory keys = KeyInventory.load();
        KeyEndpoints keyEndpoints = new KeyEndpoints(authority, keys, errors);
        Tenant tenant = new Tenant(directory);
        TokenIssuer issuer = new TokenIssuer(tenant::directory, clock, new TokenMint(authority, keys));
        Environments environments = Environments.at(base);
        ManagedIdentityEndpoints identities =
                ManagedIdentityEndpoints.of(directory, issuer, errors, environments.identityHeader());
        EntraRoutes entra = new EntraRoutes(authority, issuer, registered, keyEndpoints, identities, errors);
        ProvisioningRoutes provisioning = new ProvisioningRoutes(tenant, clock);
        ControlRoutes control = new ControlRoutes(
                authority,
                tenant::directory,
                issuer,
                new KeyControl(keys.ring(), keyEndpoints),
                new IdentityControl(directory, registered, listeners.tls(), identities.scripted()),
                new IssuerChecks(authority, keys.ring(), tenant::directory, clock),
                application -> environments.api(directory.tenantId(), application));
        return new ServerComponents(
                tenant,
                issuer,
                keys.ring(),
                keyEndpoints,
                identities.scripted(),
                environments,
                ClientEnvironments.at(listeners, directory, registered),
                Stream.of(entra.routes(), provisioning.routes(), control.routes())
                        .flatMap(List::stream)
                        .toList());
    }
}
