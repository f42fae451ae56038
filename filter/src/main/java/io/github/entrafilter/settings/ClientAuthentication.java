package io.github.entrafilter.settings;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a client has proved to Entra who it is: {@code appidacr} of a v1.0 token, {@code azpacr} of a v2.0 token. In
 * rising order of strength; as a setting, the least that is accepted.
 */
public enum ClientAuthentication {
    /** Not at all: a public client. */
    ANY("0"),
    SECRET("1"),
    /** With a certificate, as every managed identity does. */
    CERTIFICATE("2");

    private final String claim;

    ClientAuthentication(String claim) {
        this.claim = claim;
    }

    /** The authentication that this claim's value stands for. */
    public static Optional<ClientAuthentication> ofClaim(String value) {
        return Arrays.stream(values())
                .filter(authentication -> authentication.claim.equals(value))
                .findFirst();
    }
}
