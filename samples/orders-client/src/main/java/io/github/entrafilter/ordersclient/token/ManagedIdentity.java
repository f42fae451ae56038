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
 * Tokens of the managed identity of this machine. No secret anywhere: Azure vouches for the machine.
 *
 * <p>The credential finds the endpoint (Instance Metadata Service, App Service, Arc and others), asks it again with
 * growing pauses when it answers 404, 410, 429 or 5xx, and never when it answers another 4xx.
 */
final class ManagedIdentity implements TokenIssuer {

    /** Pauses double from 0.8 seconds on: this outlasts an update of the endpoint, which answers 410 for 70 seconds. */
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
     * The credential keeps its tokens, and cannot be told to forget one. The library below can; both keep them in the
     * same place.
     */
    @Override
    public CompletableFuture<AccessToken> reissue() {
        ManagedIdentityParameters anew =
                ManagedIdentityParameters.builder(resource()).forceRefresh(true).build();
        return started(anew).thenCompose(done -> issue());
    }

    private CompletableFuture<?> started(ManagedIdentityParameters parameters) {
        try {
            return identity.acquireTokenForManagedIdentity(parameters);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The endpoints ask for a resource where the rest of Entra ID asks for a scope. */
    private String resource() {
        return scope.replaceFirst("/\\.default$", "");
    }
}
