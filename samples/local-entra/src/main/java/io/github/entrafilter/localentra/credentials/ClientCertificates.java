package io.github.entrafilter.localentra.credentials;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The certificates that clients are registered with, each made when it is first asked for. Safe for use by several
 * threads.
 */
public final class ClientCertificates {

    private final Map<String, CertifiedKey> keys = new ConcurrentHashMap<>();

    /** The one of the client with this client id. */
    public CertifiedKey of(String clientId) {
        return keys.computeIfAbsent(clientId, CertifiedKey::ofClient);
    }

    /** Whether the client with this client id has signed this. */
    public boolean vouchFor(ClientAssertion assertion, String clientId) {
        return assertion.isSignedBy(of(clientId).certificate());
    }
}
