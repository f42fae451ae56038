package io.github.entrafilter.ordersclient.token;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Tokens of the workload identity of a pod in AKS. Unlike the endpoints of machines, Entra ID takes the client's
 * capabilities: {@code cp1} declares that it acts on claims challenges.
 */
final class WorkloadIdentity implements TokenIssuer {

    private final TokenCredential credential;
    private final String scope;

    private WorkloadIdentity(TokenCredential credential, String scope) {
        this.credential = credential;
        this.scope = scope;
    }

    static WorkloadIdentity of(String scope, Optional<String> clientId) {
        // AKS names the authority. Looking it up would require login.microsoftonline.com in other clouds, too.
        WorkloadIdentityCredentialBuilder builder = new WorkloadIdentityCredentialBuilder().disableInstanceDiscovery();
        clientId.ifPresent(builder::clientId);
        return new WorkloadIdentity(builder.build(), scope);
    }

    @Override
    public CompletableFuture<AccessToken> issue() {
        return credential.getToken(request()).toFuture();
    }

    /** With claims, the credential does not take the token from its cache. */
    @Override
    public CompletableFuture<AccessToken> reissue(ClaimsChallenge challenge) {
        TokenRequestContext request = request();
        if (challenge.isPresent()) {
            request.setClaims(challenge.claims());
        }
        return credential.getToken(request).toFuture();
    }

    /** Declares {@code cp1}: the libraries call it continuous access evaluation. */
    private TokenRequestContext request() {
        return new TokenRequestContext().addScopes(scope).setCaeEnabled(true);
    }
}
