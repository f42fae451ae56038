package io.github.entrafilter.localentra;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Optional;

/** With what a client proves who it is (RFC 6749, section 2.3, and RFC 7523, section 2.2). */
sealed interface ClientCredential {

    /** Refuses a client for whom this is no proof. */
    void requireProofFor(ServicePrincipal client) throws EntraRefusalException;

    /** A shared secret. */
    record Secret(String value) implements ClientCredential {

        @Override
        public void requireProofFor(ServicePrincipal client) throws EntraRefusalException {
            // Managed identities have no secret that anybody could know.
            if (!(client instanceof ConfidentialClient known && known.secret().equals(value))) {
                throw new EntraRefusalException(EntraError.WRONG_SECRET.about(client.clientId()));
            }
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** A signed JWT: none is ever right, since this directory has neither certificates nor federations. */
    record Assertion(String value) implements ClientCredential {

        @Override
        public void requireProofFor(ServicePrincipal client) throws EntraRefusalException {
            EntraError error = isIssuedBy(client) ? EntraError.WRONG_CERTIFICATE : EntraError.NO_FEDERATION;
            throw new EntraRefusalException(error.about(client.clientId()));
        }

        private boolean isIssuedBy(ServicePrincipal client) {
            try {
                // An encrypted assertion shows no claims.
                return Optional.ofNullable(JWTParser.parse(value).getJWTClaimsSet())
                        .map(JWTClaimsSet::getIssuer)
                        .filter(client.clientId()::equals)
                        .isPresent();
            } catch (ParseException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Assertion";
        }
    }

    /** Nothing. */
    record Missing() implements ClientCredential {

        @Override
        public void requireProofFor(ServicePrincipal client) throws EntraRefusalException {
            throw new EntraRefusalException(EntraError.CREDENTIAL_MISSING.about());
        }
    }
}
