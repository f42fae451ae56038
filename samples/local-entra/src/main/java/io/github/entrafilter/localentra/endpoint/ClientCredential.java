package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.credentials.ClientAssertion;
import io.github.entrafilter.localentra.directory.ConfidentialClient;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;

/** Client authentication methods (RFC 6749, section 2.3, and RFC 7523, section 2.2). */
sealed interface ClientCredential {

    /** Refuses a client that this does not authenticate. */
    void authenticate(ServicePrincipal client, RegisteredCredentials registered) throws EntraRefusalException;

    /** Returns the claim {@code azpacr} or {@code appidacr}. */
    String claim();

    /** A shared secret. */
    record Secret(String value) implements ClientCredential {

        @Override
        public void authenticate(ServicePrincipal client, RegisteredCredentials registered)
                throws EntraRefusalException {
            // Managed identities have no secret.
            if (!(client instanceof ConfidentialClient confidential
                    && confidential.secret().equals(value))) {
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

    /** A JWT signed with the certificate of the client, or by a federated issuer. */
    record Assertion(String value) implements ClientCredential {

        @Override
        public void authenticate(ServicePrincipal client, RegisteredCredentials registered)
                throws EntraRefusalException {
            ClientAssertion assertion = ClientAssertion.parse(value)
                    .orElseThrow(() -> new EntraRefusalException(EntraError.MALFORMED_ASSERTION.about()));
            registered.authenticate(assertion, client);
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

    /** No client authentication. */
    record Missing() implements ClientCredential {

        @Override
        public void authenticate(ServicePrincipal client, RegisteredCredentials registered)
                throws EntraRefusalException {
            throw new EntraRefusalException(EntraError.CREDENTIAL_MISSING.about());
        }

        @Override
        public String claim() {
            return "0";
        }
    }
}
