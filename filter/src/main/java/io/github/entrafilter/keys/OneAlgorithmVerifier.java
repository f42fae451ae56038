package io.github.entrafilter.keys;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.RSAPublicKey;

/** Verifies with a key that says what algorithm it is for, and with no other: RFC 7517, section 4.4. */
final class OneAlgorithmVerifier extends RSASSAVerifier {

    private final Algorithm algorithm;

    OneAlgorithmVerifier(RSAPublicKey key, Algorithm algorithm) {
        super(key);
        this.algorithm = algorithm;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
        return header.getAlgorithm().equals(algorithm) && super.verify(header, signed, signature);
    }
}
