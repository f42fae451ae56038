package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.credentials.ClientAssertion;
import io.github.entrafilter.localentra.directory.ConfidentialClient;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;

/** With what a client proves who it is (RFC 6749, section 2.3, and RFC 7523, section 2.2). */
sealed interface ClientCredential {

    /** Refuses a client for whom this is no proof. */
    void requireProofFor(ServicePrincipal client, RegisteredCredentials registered) throws EntraRefusalException;

    /** What tokens say of it: {@code azpacr} or {@code appidacr}. */
    String claim();

    /** A shared secret. */
    record Secret(String value) implements ClientCredential {

        @Override
        public void requireProofFor(ServicePrincipal client, RegisteredCredentials registered)
                throws EntraRefusalException {
            // Managed identities have no secret that anybody could know.
            if (!(client instanceof ConfidentialClient known && known.secret().equals(value))) {
                throw new EntraRefusalException(EntraError.WRONG_SECRET.about(client.clientId()));
            }
        }

        @Override
        public String claim() {
            return "1";
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** A JWT that the client has signed with its certificate, or that somebody has issued who vouches for it. */
    record Assertion(String value) implements ClientCredential {

        @Override
        public void requireProofFor(ServicePrincipal client, RegisteredCredentials registered)
                throws EntraRefusalException {
            ClientAssertion assertion = ClientAssertion.parse(value)
                    .orElseThrow(() -> new EntraRefusalException(EntraError.NO_FEDERATION.about(client.clientId())));
            registered.requireProof(assertion, client);
        }

        @Override
        public String claim() {
            return "2";
        }

        @Override
        public String toString() {
            return "Assertion";
        }
    }

    /** Nothing. */
    record Missing() implements ClientCredential {

        @Override
        public void requireProofFor(ServicePrincipal client, RegisteredCredentials registered)
                throws EntraRefusalException {
            throw new EntraRefusalException(EntraError.CREDENTIAL_MISSING.about());
        }

        @Override
        public String claim() {
            return "0";
        }
    }
}
