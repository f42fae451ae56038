package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.util.Map;

/** The binding of a token to a key that its sender must hold: {@code cnf} of RFC 7800. */
public sealed interface Confirmation {

    /** No binding: any holder of the token may use it. */
    record NotBound() implements Confirmation {}

    /**
     * A binding to the client certificate of the connection: RFC 8705, section 3.1.
     *
     * @param thumbprint SHA-256 of the certificate, in base64url
     */
    record ByCertificate(String thumbprint) implements Confirmation {}

    /** The only supported confirmation method. */
    String X5T_S256 = "x5t#S256";

    /** Returns the binding; a method that is not supported cannot be checked, so the token is refused. */
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
