package io.github.entrafilter.localentra.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * A simulated Kubernetes cluster with workload identity: each service account is federated with the identity of the
 * same name. Safe for use by several threads.
 *
 * @see <a href="https://learn.microsoft.com/azure/aks/workload-identity-overview">Workload identity on AKS</a>
 */
public final class Cluster {

    private static final String AUDIENCE = "api://AzureADTokenExchange";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final String issuer;
    private final Clock clock;
    private final RegisteredCertificates keys = new RegisteredCertificates();

    /** Creates a cluster whose tokens have this issuer. */
    public Cluster(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Returns the token that the cluster projects into the pods of a service account. */
    public String token(String serviceAccount) {
        Instant now = clock.instant();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject(serviceAccount))
                        .audience(AUDIENCE)
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
        try {
            jwt.sign(new RSASSASigner(key().privateKey()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this cluster claims to have issued the token. */
    public boolean isIssuerOf(ClientAssertion assertion) {
        return assertion.issuer().equals(issuer);
    }

    /** Whether the token is for exchange at Entra. */
    public boolean isForExchange(ClientAssertion assertion) {
        return assertion.audience().contains(AUDIENCE);
    }

    /** Whether the token names the service account. */
    public boolean isNamed(String serviceAccount, ClientAssertion assertion) {
        return assertion.subject().equals(subject(serviceAccount));
    }

    /** Whether this cluster signed the token. */
    public boolean hasSigned(ClientAssertion assertion) {
        return assertion.isSignedWith(key().certificate());
    }

    private CertifiedKey key() {
        return keys.of("cluster");
    }

    private static String subject(String serviceAccount) {
        return "system:serviceaccount:default:" + serviceAccount;
    }
}
