package io.github.entrafilter.ordersclient;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tokens of the managed identity of this machine. No secret anywhere: Azure vouches for the machine. The credential
 * keeps a token for as long as it is fresh.
 */
final class ManagedIdentityTokens implements TokenSource {

    /** The credential tries again and again, as it should in Azure. Elsewhere it would take minutes to give up. */
    private static final int PATIENCE_SECONDS = 30;

    private static final String ADVICE = """

            In Azure: does this machine have a managed identity, and is there an API of this scope?
            Elsewhere: start Local Entra, and set AZURE_POD_IDENTITY_AUTHORITY_HOST to its address.""";

    private final TokenCredential identity;
    private final TokenRequestContext request;

    private ManagedIdentityTokens(TokenCredential identity, String scope) {
        this.identity = identity;
        this.request = new TokenRequestContext().addScopes(scope);
    }

    /**
     * Tokens for an API.
     *
     * @param scope {@code api://{client id of the API}/.default}
     * @param clientId which identity, on a machine that has several
     */
    static TokenSource of(String scope, Optional<String> clientId) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder();
        clientId.ifPresent(builder::clientId);
        return new ManagedIdentityTokens(builder.build(), scope);
    }

    @Override
    public String token() throws CallFailedException {
        try {
            return identity.getToken(request)
                    .toFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .getToken();
        } catch (ExecutionException e) {
            throw new CallFailedException("no managed identity gave a token: " + origin(e) + ADVICE, e);
        } catch (TimeoutException e) {
            throw new CallFailedException(
                    "no managed identity gave a token within " + PATIENCE_SECONDS + " seconds" + ADVICE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailedException("interrupted", e);
        }
    }

    /** The credential wraps what went wrong several times, and only the innermost exception says what it was. */
    private static Throwable origin(Throwable failure) {
        Throwable origin = failure;
        while (origin.getCause() != null) {
            origin = origin.getCause();
        }
        return origin;
    }
}
