package io.github.entrafilter.ordersclient.token;

import com.azure.core.credential.AccessToken;
import java.util.concurrent.CompletableFuture;

/** Where tokens come from. */
interface TokenIssuer {

    /** A token that is valid; perhaps one that was given out before. */
    CompletableFuture<AccessToken> issue();

    /** A token that was not given out before, as far as that can be had. */
    CompletableFuture<AccessToken> reissue();
}
