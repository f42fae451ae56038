package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.credentials.ClientAssertion;
import io.github.entrafilter.localentra.credentials.Cluster;
import io.github.entrafilter.localentra.credentials.RegisteredCertificates;
import io.github.entrafilter.localentra.directory.ConfidentialClient;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import java.time.Clock;

/**
 * The credentials registered for clients, besides secrets: a certificate for each confidential client, and the service
 * account of the same name for every client.
 *
 * @param tenantId the tenant in the audience of assertions
 * @param certificates the certificates of confidential clients
 * @param cluster the cluster with the service accounts
 * @param clock the current time
 */
public record RegisteredCredentials(
        String tenantId, RegisteredCertificates certificates, Cluster cluster, Clock clock) {

    /** Creates an empty registry for this authority. */
    public static RegisteredCredentials of(Authority authority, Clock clock) {
        Cluster cluster = new Cluster(authority.base() + "/cluster", clock);
        return new RegisteredCredentials(authority.tenantId(), new RegisteredCertificates(), cluster, clock);
    }

    /** Refuses a client that this assertion does not authenticate (RFC 7523, section 3). */
    void authenticate(ClientAssertion assertion, ServicePrincipal client) throws EntraRefusalException {
        if (assertion.isMadeBy(client.clientId())) {
            requireCertificate(assertion, client);
        } else {
            requireFederation(assertion, client);
        }
        if (!assertion.isValidAt(clock.instant())) {
            throw new EntraRefusalException(EntraError.ASSERTION_EXPIRED.about());
        }
    }

    /** Entra names the first of these that differs from the federated identity credential. */
    private void requireFederation(ClientAssertion assertion, ServicePrincipal client) throws EntraRefusalException {
        if (!cluster.isIssuerOf(assertion)) {
            throw new EntraRefusalException(EntraError.WRONG_FEDERATED_ISSUER.about(assertion.issuer()));
        }
        if (!cluster.isForExchange(assertion)) {
            String audience = String.join(" ", assertion.audience());
            throw new EntraRefusalException(EntraError.WRONG_FEDERATED_AUDIENCE.about(audience));
        }
        if (!cluster.isNamed(client.name(), assertion)) {
            throw new EntraRefusalException(EntraError.WRONG_FEDERATED_SUBJECT.about(assertion.subject()));
        }
        if (!cluster.hasSigned(assertion)) {
            throw new EntraRefusalException(EntraError.WRONG_FEDERATED_SIGNATURE.about());
        }
    }

    private void requireCertificate(ClientAssertion assertion, ServicePrincipal client) throws EntraRefusalException {
        // Only Azure has the certificate of a managed identity.
        if (!(client instanceof ConfidentialClient) || !certificates.vouchFor(assertion, client.clientId())) {
            throw new EntraRefusalException(EntraError.WRONG_CERTIFICATE.about(client.clientId()));
        }
        if (assertion.audience().stream().noneMatch(audience -> audience.contains("/" + tenantId + "/"))) {
            throw new EntraRefusalException(EntraError.WRONG_ASSERTION_AUDIENCE.about());
        }
    }
}
