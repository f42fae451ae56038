package io.github.entrafilter.localentra.credentials;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The certificates registered for clients, each generated on first use. Safe for use by several threads. */
public final class RegisteredCertificates {

    private final Map<String, CertifiedKey> keys = new ConcurrentHashMap<>();

    /** Returns the client's certificate with its key. */
    public CertifiedKey of(String clientId) {
        return keys.computeIfAbsent(clientId, CertifiedKey::ofClient);
    }

    /** Whether the client signed this assertion. */
    public boolean vouchFor(ClientAssertion assertion, String clientId) {
        return assertion.isSignedBy(of(clientId).certificate());
    }
}
