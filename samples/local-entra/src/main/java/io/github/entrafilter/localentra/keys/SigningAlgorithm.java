package io.github.entrafilter.localentra.keys;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signature algorithms (RFC 7518, section 3.1). Entra uses RS256 only. */
public enum SigningAlgorithm {
    RS256("RS256") {
        @Override
        public byte[] sign(byte[] input, RsaSigningKey key) throws GeneralSecurityException {
            return rsa(Signature.getInstance("SHA256withRSA"), input, key);
        }
    },
    RS512("RS512") {
        @Override
        public byte[] sign(byte[] input, RsaSigningKey key) throws GeneralSecurityException {
            return rsa(Signature.getInstance("SHA512withRSA"), input, key);
        }
    },
    PS256("PS256") {
        @Override
        public byte[] sign(byte[] input, RsaSigningKey key) throws GeneralSecurityException {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            return rsa(signature, input, key);
        }
    },
    /** HMAC with the public key as the secret, which anyone can compute (RFC 8725, section 2.1). */
    HS256("HS256") {
        @Override
        public byte[] sign(byte[] input, RsaSigningKey key) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.publicKey().getEncoded(), "HmacSHA256"));
            return mac.doFinal(input);
        }
    },
    NONE("none") {
        @Override
        public byte[] sign(byte[] input, RsaSigningKey key) {
            return new byte[0];
        }
    };

    private final String headerValue;

    SigningAlgorithm(String headerValue) {
        this.headerValue = headerValue;
    }

    /** Returns the value of {@code alg} in the header. */
    public String headerValue() {
        return headerValue;
    }

    /** Returns the signature of the input. */
    public abstract byte[] sign(byte[] input, RsaSigningKey key) throws GeneralSecurityException;

    private static byte[] rsa(Signature signature, byte[] input, RsaSigningKey key) throws GeneralSecurityException {
        signature.initSign(key.privateKey());
        signature.update(input);
        return signature.sign();
    }
}
