package io.github.entrafilter.localentra.keys;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Ways to sign (RFC 7518, section 3.1). Entra has only the first one. */
public enum SignatureAlgorithm {
    RS256("RS256") {
        @Override
        public byte[] sign(byte[] input, SigningKey key) throws GeneralSecurityException {
            return rsa(Signature.getInstance("SHA256withRSA"), input, key);
        }
    },
    RS512("RS512") {
        @Override
        public byte[] sign(byte[] input, SigningKey key) throws GeneralSecurityException {
            return rsa(Signature.getInstance("SHA512withRSA"), input, key);
        }
    },
    PS256("PS256") {
        @Override
        public byte[] sign(byte[] input, SigningKey key) throws GeneralSecurityException {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            return rsa(signature, input, key);
        }
    },
    /** With the public key as the secret, which everybody has: RFC 8725, section 2.1. */
    HS256("HS256") {
        @Override
        public byte[] sign(byte[] input, SigningKey key) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.publicKey().getEncoded(), "HmacSHA256"));
            return mac.doFinal(input);
        }
    },
    NONE("none") {
        @Override
        public byte[] sign(byte[] input, SigningKey key) {
            return new byte[0];
        }
    };

    private final String headerValue;

    SignatureAlgorithm(String headerValue) {
        this.headerValue = headerValue;
    }

    public String headerValue() {
        return headerValue;
    }

    public abstract byte[] sign(byte[] input, SigningKey key) throws GeneralSecurityException;

    private static byte[] rsa(Signature signature, byte[] input, SigningKey key) throws GeneralSecurityException {
        signature.initSign(key.privateKey());
        signature.update(input);
        return signature.sign();
    }
}
