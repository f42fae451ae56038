package io.github.entrafilter.token;

import java.util.Optional;

/** The proof that a request carries alongside the token: its scheme and the client certificate. */
public interface SenderProof {

    /** The authentication scheme of a token. */
    enum Scheme {
        /** The scheme of RFC 6750. */
        BEARER,
        /** Microsoft's scheme for tokens that are bound to the certificate of the connection. */
        MTLS_POP
    }

    /** The scheme of the Authorization header. */
    Scheme scheme();

    /** SHA-256 of the certificate in base64url; empty unless the connection or a trusted proxy proves it. */
    Optional<String> certificateThumbprint();
}
