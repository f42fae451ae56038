package io.github.entrafilter.ordersclient.token;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Tokens of this machine's managed identity. They need no secret, because Azure authenticates the machine.
 *
 * <p>The credential finds the endpoint (Instance Metadata Service, App Service, Arc and others). It retries with
 * growing pauses after 404, 410, 429 and 5xx, and never after another 4xx.
 */
final class ManagedIdentity implements TokenIssuer {

    /** Pauses double from 0.8 seconds on. This covers an update of the endpoint, which returns 410 for 70 seconds. */
    private static final int RETRIES = 7;

    private final TokenCredential credential;
    private final ManagedIdentityApplication identity;
    private final String scope;

    private ManagedIdentity(TokenCredential credential, ManagedIdentityApplication identity, String scope) {
        this.credential = credential;
        this.identity = identity;
        this.scope = scope;
    }

    static ManagedIdentity of(String scope, Optional<String> clientId) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder().maxRetry(RETRIES);
        clientId.ifPresent(builder::clientId);
        ManagedIdentityId id =
                clientId.map(ManagedIdentityId::userAssignedClientId).orElseGet(ManagedIdentityId::systemAssigned);
        return new ManagedIdentity(
                builder.build(), ManagedIdentityApplication.builder(id).build(), scope);
    }

    @Override
    public CompletableFuture<AccessToken> issue() {
        return credential.getToken(new TokenRequestContext().addScopes(scope)).toFuture();
    }

    /**
     * The endpoints take no claims. The credential caches tokens and cannot drop one. MSAL, which it is built on, can,
     * and both share the cache.
     */
    @Override
    public CompletableFuture<AccessToken> reissue(ClaimsChallenge challenge) {
        ManagedIdentityParameters forced =
                ManagedIdentityParameters.builder(resource()).forceRefresh(true).build();
        return started(forced).thenCompose(done -> issue());
    }

    private CompletableFuture<?> started(ManagedIdentityParameters parameters) {
        try {
            return identity.acquireTokenForManagedIdentity(parameters);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The endpoints take a resource where the rest of Entra ID takes a scope. */
    private String resource() {
        return scope.replaceFirst("/\\.default$", "");
    }
}
