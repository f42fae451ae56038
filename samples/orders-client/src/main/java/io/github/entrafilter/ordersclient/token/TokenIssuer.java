package io.github.entrafilter.ordersclient.token;

import com.azure.core.credential.AccessToken;
import java.util.concurrent.CompletableFuture;

/** A source of tokens. */
interface TokenIssuer {

    /** Returns a valid token, possibly the same as before. */
    CompletableFuture<AccessToken> issue();

    /** Returns a new token if the source has one, with the required claims if it takes them. */
    CompletableFuture<AccessToken> reissue(ClaimsChallenge challenge);
}
