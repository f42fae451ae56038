package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import java.time.Duration;
import java.util.Set;

/**
 * Issues tokens to service principals, or refuses, by the rules of the directory.
 *
 * @param mint makes the tokens
 */
public record Issuance(TokenMint mint) {

    /** The confidential client or managed identity of this client id. */
    public ServicePrincipal client(String clientId) throws EntraRefusalException {
        Directory directory = mint.grants().directory();
        return directory
                .client(clientId)
                .orElseThrow(() ->
                        new EntraRefusalException(EntraError.UNKNOWN_CLIENT.about(clientId, directory.tenantId())));
    }

    /** A token for the API that a managed identity asks for by this App ID URI or client id. */
    public IssuedToken issue(ManagedIdentity identity, String askedFor) throws EntraRefusalException {
        return issue(Caller.OfApplication.usual(identity), askedFor);
    }

    /** A token for the API that an application asks for by this App ID URI or client id. */
    public IssuedToken issue(Caller.OfApplication caller, String askedFor) throws EntraRefusalException {
        ServicePrincipal client = caller.principal();
        Directory directory = mint.grants().directory();
        Application resource = directory
                .resourceNamed(askedFor)
                .orElseThrow(() ->
                        new EntraRefusalException(EntraError.UNKNOWN_RESOURCE.about(askedFor, directory.tenantId())));
        Set<String> roles = directory.roles(client, resource);
        if (resource.assignment() == Application.Assignment.REQUIRED && roles.isEmpty()) {
            throw new EntraRefusalException(EntraError.NO_ROLE_ASSIGNED.about(
                    client.clientId(), client.name(), resource.clientId(), resource.name()));
        }
        Grant grant = mint.grants().grant(client, resource, askedFor).to(caller, roles);
        Duration left = Duration.between(mint.grants().clock().instant(), grant.expiresAt());
        return new IssuedToken(mint.mint(grant), grant.issuedAt(), grant.expiresAt(), left.toSeconds());
    }
}
