package io.github.entrafilter.client;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.concurrent.CompletableFuture;

/** Tokens of a credential that Entra ID issues directly. It declares {@code cp1}: it acts on claims challenges. */
record CredentialIssuer(TokenCredential credential, String scope) implements TokenIssuer {

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
