package io.github.entrafilter.client;

import com.azure.core.credential.AccessToken;
import java.util.concurrent.CompletableFuture;

/** A source of tokens for one scope. */
interface TokenIssuer {

    String scope();

    /** Returns a valid token, possibly the same as before. */
    CompletableFuture<AccessToken> issue();

    /** Returns a new token if the source has one, with the required claims if it takes them. */
    CompletableFuture<AccessToken> reissue(ClaimsChallenge challenge);

    /** Returns the end of a message that no token is available; empty if there is nothing to add. */
    default String advice() {
        return "";
    }
}
