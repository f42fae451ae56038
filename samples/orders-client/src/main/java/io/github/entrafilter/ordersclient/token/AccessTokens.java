package io.github.entrafilter.ordersclient.token;

import java.util.Optional;

/** Access tokens for one API. Safe for use by several threads. */
public interface AccessTokens {

    /**
     * A token that is valid now. Waits only if none is kept.
     *
     * @throws NoTokenException if there is none to be had
     */
    String current() throws NoTokenException;

    /**
     * Another token than this one, which the API has just refused with 401; empty if there is no other.
     *
     * @throws NoTokenException if there is none to be had
     */
    Optional<String> insteadOf(String refused) throws NoTokenException;
}
