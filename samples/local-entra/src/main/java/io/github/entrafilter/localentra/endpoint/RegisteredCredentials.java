package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.credentials.ClientAssertion;
import io.github.entrafilter.localentra.credentials.ClientCertificates;
import io.github.entrafilter.localentra.credentials.Cluster;
import io.github.entrafilter.localentra.directory.ConfidentialClient;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import java.time.Clock;

/**
 * What clients are registered with besides their secrets: confidential clients with a certificate, and all with the
 * service account of their name.
 *
 * @param tenantId whose token endpoints assertions are made for
 * @param certificates of the confidential clients
 * @param cluster whose service accounts are federated
 * @param clock tells whether an assertion is still good
 */
public record RegisteredCredentials(String tenantId, ClientCertificates certificates, Cluster cluster, Clock clock) {

    public static RegisteredCredentials of(Authority authority, Clock clock) {
        Cluster cluster = new Cluster(authority.base() + "/cluster", clock);
        return new RegisteredCredentials(authority.tenantId(), new ClientCertificates(), cluster, clock);
    }

    /** Refuses a client for whom this assertion is no proof (RFC 7523, section 3). */
    void requireProof(ClientAssertion assertion, ServicePrincipal client) throws EntraRefusalException {
        if (assertion.isMadeBy(client.clientId())) {
            requireCertificate(assertion, client);
        } else if (!cluster.vouchesFor(assertion, client.name())) {
            throw new EntraRefusalException(EntraError.NO_FEDERATION.about(client.clientId()));
        }
        if (!assertion.isValidAt(clock.instant())) {
            throw new EntraRefusalException(EntraError.ASSERTION_OUT_OF_TIME.about());
        }
    }

    private void requireCertificate(ClientAssertion assertion, ServicePrincipal client) throws EntraRefusalException {
        // Nobody but Azure has the certificate of a managed identity.
        if (!(client instanceof ConfidentialClient) || !certificates.vouchFor(assertion, client.clientId())) {
            throw new EntraRefusalException(EntraError.WRONG_CERTIFICATE.about(client.clientId()));
        }
        if (assertion.audience().stream().noneMatch(audience -> audience.contains("/" + tenantId + "/"))) {
            throw new EntraRefusalException(EntraError.ASSERTION_FOR_SOMEBODY_ELSE.about());
        }
    }
}
