package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** Issues tokens by the directory's rules, or refuses. Safe for use by several threads. */
public final class TokenIssuer {

    private final Supplier<Directory> directory;
    private final Clock clock;
    private final GrantFactory grants;
    private final TokenMint mint;

    /**
     * Creates an issuer.
     *
     * @param directory the directory as it is now
     * @param clock the time of issue
     * @param mint writes and signs the tokens
     */
    public TokenIssuer(Supplier<Directory> directory, Clock clock, TokenMint mint) {
        this.directory = directory;
        this.clock = clock;
        this.grants = new GrantFactory(directory, clock);
        this.mint = mint;
    }

    /** Returns the confidential client or managed identity with this client id. */
    public ServicePrincipal client(String clientId) throws EntraRefusalException {
        Directory now = directory.get();
        return now.client(clientId)
                .orElseThrow(
                        () -> new EntraRefusalException(EntraError.UNKNOWN_CLIENT.about(clientId, now.tenantId())));
    }

    /** Returns the API with this App ID URI or client id. */
    public Application resource(String identifier) throws EntraRefusalException {
        Directory now = directory.get();
        return now.resourceNamed(identifier)
                .orElseThrow(
                        () -> new EntraRefusalException(EntraError.UNKNOWN_RESOURCE.about(identifier, now.tenantId())));
    }

    /** Issues a token to a managed identity for the API with this App ID URI or client id. */
    public IssuedToken issue(ManagedIdentity identity, String requestedResource) throws EntraRefusalException {
        return issue(identity, requestedResource, ClientCapabilities.NONE);
    }

    /** Issues a token to a managed identity whose client has these capabilities. */
    public IssuedToken issue(ManagedIdentity identity, String requestedResource, ClientCapabilities capabilities)
            throws EntraRefusalException {
        String authentication = Caller.OfApplication.usual(identity).clientAuthentication();
        return issue(new Caller.OfApplication(identity, authentication, capabilities), requestedResource);
    }

    /** Issues a token to an application for the API with this App ID URI or client id. */
    public IssuedToken issue(Caller.OfApplication caller, String requestedResource) throws EntraRefusalException {
        ServicePrincipal client = caller.principal();
        Application resource = resource(requestedResource);
        Set<String> roles = directory.get().roles(client, resource);
        if (resource.assignment() == Application.Assignment.REQUIRED && roles.isEmpty()) {
            throw new EntraRefusalException(EntraError.NO_ROLE_ASSIGNED.about(
                    client.clientId(), client.name(), resource.clientId(), resource.name()));
        }
        Grant grant = grants.grant(client, resource, requestedResource).to(caller, roles);
        Duration left = Duration.between(clock.instant(), grant.expiresAt());
        return new IssuedToken(mint.mint(grant), grant.issuedAt(), grant.expiresAt(), left.toSeconds());
    }

    /**
     * Returns the token of this principal for this API, to be changed and minted. It exists even where Entra would
     * refuse, because the API requires a role and the principal has none.
     *
     * @throws IllegalArgumentException if there is no principal or no application with this name
     */
    public TokenBuilder token(String principalName, String applicationName) {
        Directory now = directory.get();
        Application application = now.requireApplication(applicationName);
        return new TokenBuilder(
                mint,
                grants,
                grants.grant(now.requirePrincipal(principalName), application, application.usualAudience()));
    }
}
