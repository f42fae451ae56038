package io.github.entrafilter.evidence.faults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.TestTokens;
import java.util.Map;
import java.util.Optional;

/** Entra's key, whose verifier breaks down before it comes to a result. */
final class BrokenVerifier extends RSASSAVerifier {

    /** What breaks. */
    @FunctionalInterface
    interface Fault {

        void strike() throws JOSEException;
    }

    private final Fault fault;

    private BrokenVerifier(Fault fault) throws JOSEException {
        super(TestKeys.ENTRA.toPublicJWK());
        this.fault = fault;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signedContent, Base64URL signature) throws JOSEException {
        fault.strike();
        return true;
    }

    /** Published keys of which the only one has such a verifier. */
    static PublishedKeys published(Fault fault) {
        try {
            return published(new BrokenVerifier(fault));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublishedKeys published(RSASSAVerifier verifier) {
        SigningKey key = new SigningKey(TestKeys.ENTRA.getKeyID(), verifier, SigningKey.Purpose.ANY);
        return new PublishedKeys(Map.of(TokenVersion.V2, TestKeys.keySet(TestTokens.ISSUER_V2, Optional.empty(), key)));
    }
}
