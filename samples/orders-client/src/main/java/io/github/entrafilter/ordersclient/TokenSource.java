package io.github.entrafilter.ordersclient;

/** Where access tokens for the service come from. */
@FunctionalInterface
interface TokenSource {

    /**
     * An access token that is valid now.
     *
     * @throws CallFailedException if there is none to be had
     */
    String token() throws CallFailedException;
}
