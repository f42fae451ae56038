package io.github.entrafilter.keys;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A published public key, ready to verify with: converted once when the key set is read, not for each token. Compared
 * by identity: a verdict stands as long as the very key that verified its signature is published.
 */
public final class SigningKey {

    private final String keyId;
    private final RSASSAVerifier verifier;
    private final Purpose purpose;

    /** The name of a key: the version of the tokens that it signs, and its {@code kid}. Several keys may share one. */
    public record Id(TokenVersion version, String keyId) {

        /**
         * The key id distinguishes enough: the first hash code of a whole record takes the JDK tens of milliseconds.
         */
        @Override
        public int hashCode() {
            return keyId.hashCode();
        }
    }

    /**
     * Restrictions that the authority puts on a key.
     *
     * @param algorithm the only one that it may verify, if one is named: RFC 7517, section 4.4
     * @param issuer the issuer whose tokens it may sign, if the key set says so; may hold the {@code {tenantid}}
     *     template
     * @param cloud the {@code cloud_instance_name}, if the key set says so
     */
    public record Purpose(Optional<String> algorithm, Optional<String> issuer, Optional<String> cloud) {

        /** No restriction. */
        public static final Purpose ANY = new Purpose(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A key under its {@code kid}. */
    public SigningKey(String keyId, RSASSAVerifier verifier, Purpose purpose) {
        this.keyId = keyId;
        this.verifier = verifier;
        this.purpose = purpose;
    }

    /** The {@code kid}: several keys may have the same. */
    public String keyId() {
        return keyId;
    }

    public RSASSAVerifier verifier() {
        return verifier;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** Whether the key may verify signatures of this algorithm. */
    public boolean isFor(SignatureAlgorithm algorithm) {
        return purpose.algorithm().isEmpty() || purpose.algorithm().get().equals(algorithm.name());
    }

    /** Whether both are the same public key, whatever the authority says about each. */
    public boolean hasMaterialOf(SigningKey other) {
        return this == other || (modulus().equals(other.modulus()) && exponent().equals(other.exponent()));
    }

    /** Whether both are the same key for the same purpose, though read from the authority at different times. */
    boolean isSameAs(SigningKey other) {
        return keyId.equals(other.keyId) && purpose.equals(other.purpose) && hasMaterialOf(other);
    }

    private BigInteger modulus() {
        return verifier.getPublicKey().getModulus();
    }

    private BigInteger exponent() {
        return verifier.getPublicKey().getPublicExponent();
    }

    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }
}
