package io.github.entrafilter.client;

import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Access tokens for one API, cached. Safe for use by several threads; create one for each API, and keep it. */
public interface AccessTokens {

    /**
     * Returns a valid token. Waits only if none is cached.
     *
     * @throws TokenUnavailableException if there is none
     */
    String current() throws TokenUnavailableException;

    /**
     * Returns another token than this one, which the API refused with 401; empty if there is no other.
     *
     * @param challenges the values of the response's {@code WWW-Authenticate}, for claims that the API requires
     * @throws TokenUnavailableException if there is no token at all
     */
    Optional<String> insteadOf(String refused, List<String> challenges) throws TokenUnavailableException;

    /**
     * Returns tokens of this machine's managed identity, or of this pod's workload identity. If there are several,
     * {@code AZURE_CLIENT_ID} names the one of a pod, and the system-assigned one counts elsewhere.
     *
     * @param scope {@code api://{client id of the API}/.default}
     */
    static AccessTokens ofManagedIdentity(String scope) {
        return new CachedTokens(AzureIdentity.ofThisMachine(scope, Optional.empty()), Clock.systemUTC());
    }

    /**
     * Returns tokens of a user-assigned managed identity, or of this pod's workload identity.
     *
     * @param scope {@code api://{client id of the API}/.default}
     * @param clientId the client id of the identity
     */
    static AccessTokens ofManagedIdentity(String scope, String clientId) {
        return new CachedTokens(AzureIdentity.ofThisMachine(scope, Optional.of(clientId)), Clock.systemUTC());
    }

    /**
     * Returns tokens of any credential of azure-identity, such as a certificate.
     *
     * @param scope {@code api://{client id of the API}/.default}
     */
    static AccessTokens of(TokenCredential credential, String scope) {
        return new CachedTokens(new CredentialIssuer(credential, scope), Clock.systemUTC());
    }
}
