package io.github.entrafilter.client;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.util.concurrent.CompletableFuture;

/**
 * Tokens of this machine's managed identity. They need no secret, because Azure authenticates the machine.
 *
 * @param credential finds the endpoint (Instance Metadata Service, App Service, Arc and others)
 * @param application the same identity in MSAL, which the credential is built on
 * @param scope the scope of tokens
 */
record ManagedIdentityIssuer(TokenCredential credential, ManagedIdentityApplication application, String scope)
        implements TokenIssuer {

    @Override
    public CompletableFuture<AccessToken> issue() {
        return credential.getToken(new TokenRequestContext().addScopes(scope)).toFuture();
    }

    /**
     * The endpoints take no claims. The credential caches tokens and cannot drop one. MSAL can, and both share the
     * cache.
     */
    @Override
    public CompletableFuture<AccessToken> reissue(ClaimsChallenge challenge) {
        ManagedIdentityParameters forced =
                ManagedIdentityParameters.builder(resource()).forceRefresh(true).build();
        return started(forced).thenCompose(done -> issue());
    }

    @Override
    public String advice() {
        return """

                In Azure: check that this machine has a managed identity, and that an API has this scope.
                Elsewhere: start Local Entra, and set AZURE_POD_IDENTITY_AUTHORITY_HOST to its URL.""";
    }

    private CompletableFuture<?> started(ManagedIdentityParameters parameters) {
        try {
            return application.acquireTokenForManagedIdentity(parameters);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The endpoints take a resource where the rest of Entra ID takes a scope. */
    private String resource() {
        return scope.replaceFirst("/\\.default$", "");
    }
}
