package io.github.entrafilter.localentra.endpoint;

import static io.github.entrafilter.localentra.http.Route.get;
import static io.github.entrafilter.localentra.http.Route.post;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.keys.KeyInventory;
import java.util.List;

/**
 * The routes that exist in Entra ID as well.
 *
 * @param authority the tenant's authority, which documents and tokens name
 * @param issuer issues the tokens
 * @param registered the credentials registered for clients
 * @param keys the published keys
 * @param keyEndpoints the behaviour of the discovery and key endpoints
 * @param errors writes the error responses
 */
public record EntraRoutes(
        Authority authority,
        TokenIssuer issuer,
        RegisteredCredentials registered,
        KeyInventory keys,
        KeyEndpointState keyEndpoints,
        EntraErrorWriter errors) {

    /** Returns the routes. */
    public List<Route> routes() {
        KeyEndpoints published = new KeyEndpoints(authority, keys, errors, keyEndpoints);
        return List.of(
                get("/{tenant}/.well-known/openid-configuration", it -> published.discovery(AccessTokenVersion.V1, it)),
                get(
                        "/{tenant}/v2.0/.well-known/openid-configuration",
                        it -> published.discovery(AccessTokenVersion.V2, it)),
                get("/{tenant}/discovery/keys", it -> published.keys(AccessTokenVersion.V1, it)),
                get("/{tenant}/discovery/v2.0/keys", it -> published.keys(AccessTokenVersion.V2, it)),
                get("/{tenant}/discovery/instance", new InstanceDiscovery(authority)),
                post("/{tenant}/oauth2/token", tokenEndpoint(AccessTokenVersion.V1)),
                post("/{tenant}/oauth2/v2.0/token", tokenEndpoint(AccessTokenVersion.V2)));
    }

    private Endpoint tokenEndpoint(AccessTokenVersion version) {
        return new TokenEndpoint(version, authority, registered, issuer, errors);
    }
}
