package io.github.entrafilter.settings;

import java.net.PasswordAuthentication;
import java.util.Optional;

/**
 * A proxy between us and the authority.
 *
 * @param credentials what the proxy asks for, if it does
 */
public record ProxySettings(String host, int port, Optional<Credentials> credentials) {

    /** A user of the proxy. */
    public record Credentials(String user, String password) {

        /** As Java's HTTP client asks for it. */
        public PasswordAuthentication toAuthentication() {
            return new PasswordAuthentication(user, password.toCharArray());
        }

        /** Never the password. */
        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }
}
