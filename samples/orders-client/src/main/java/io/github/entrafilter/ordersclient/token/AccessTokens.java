package io.github.entrafilter.ordersclient.token;

import java.util.Optional;

/** Access tokens for one API. Safe for use by several threads. */
public interface AccessTokens {

    /**
     * Returns a valid token. Waits only if none is cached.
     *
     * @throws TokenUnavailableException if the managed identity returns none
     */
    String current() throws TokenUnavailableException;

    /**
     * Returns another token than this one, which the API refused with 401; empty if there is no other.
     *
     * @param challenge the claims that the API requires
     * @throws TokenUnavailableException if the managed identity returns none
     */
    Optional<String> insteadOf(String refused, ClaimsChallenge challenge) throws TokenUnavailableException;
}
