package io.github.entrafilter.token;

import java.util.Optional;

/** The proof that a request carries alongside the token: its scheme and the client certificate. */
public interface SenderProof {

    /** The scheme under which a token is sent. */
    enum Scheme {
        /** RFC 6750. */
        BEARER,
        /** Microsoft's scheme for tokens that are bound to the certificate of the connection. */
        MTLS_POP
    }

    /** The scheme of the Authorization header. */
    Scheme scheme();

    /** SHA-256 of the sender's certificate in base64url, as far as the connection or a trusted proxy vouches for it. */
    Optional<String> certificateThumbprint();
}
