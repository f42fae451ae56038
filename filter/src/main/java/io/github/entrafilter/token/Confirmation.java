package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.util.Map;

/** Whether a token is bound to a key that its sender must hold: {@code cnf} of RFC 7800. */
public sealed interface Confirmation {

    /** Whoever has the token may use it. */
    record NotBound() implements Confirmation {}

    /**
     * Only who has connected with this certificate may: RFC 8705, section 3.1.
     *
     * @param thumbprint SHA-256 of the certificate, in base64url
     */
    record ByCertificate(String thumbprint) implements Confirmation {}

    /** The only confirmation method that is understood. */
    String X5T_S256 = "x5t#S256";

    /** A method that is not understood cannot be checked, so the token cannot be used. */
    static Confirmation in(Claims claims) throws RefusedException {
        if (!claims.has("cnf")) {
            return new NotBound();
        }
        if (claims.members().get("cnf") instanceof Map<?, ?> methods
                && methods.size() == 1
                && methods.get(X5T_S256) instanceof String thumbprint
                && !thumbprint.isEmpty()) {
            return new ByCertificate(thumbprint);
        }
        throw new RefusedException(Reason.CONFIRMATION_UNKNOWN, "cnf with " + X5T_S256, "another confirmation");
    }
}
