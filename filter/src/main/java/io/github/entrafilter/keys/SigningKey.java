package io.github.entrafilter.keys;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A published public key, ready to verify with: converted once when the key set is read, not for each token.
 *
 * @param keyId the {@code kid}
 * @param issuer the issuer whose tokens it may sign, if the key says so; may hold the {@code {tenantid}} template
 * @param cloud the {@code cloud_instance_name}, if the key says so
 */
public record SigningKey(String keyId, RSASSAVerifier verifier, Optional<String> issuer, Optional<String> cloud) {

    /** Whether both are the same key with the same say, though read from the authority at different times. */
    boolean isSameAs(SigningKey other) {
        return modulus().equals(other.modulus())
                && verifier.getPublicKey()
                        .getPublicExponent()
                        .equals(other.verifier.getPublicKey().getPublicExponent())
                && issuer.equals(other.issuer)
                && cloud.equals(other.cloud);
    }

    private BigInteger modulus() {
        return verifier.getPublicKey().getModulus();
    }
}
