package io.github.entrafilter.localentra.keys;

import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;

/**
 * A key that signs tokens, with its self-signed certificate.
 *
 * @param privateKey the RSA private key
 * @param certificate the certificate of its public key
 */
public record RsaSigningKey(PrivateKey privateKey, X509Certificate certificate) {

    /** Returns the public key. */
    public RSAPublicKey publicKey() {
        return (RSAPublicKey) certificate.getPublicKey();
    }

    /** Returns the certificate's thumbprint, which Entra uses as key id (RFC 7517, section 4.8). */
    public String keyId() {
        try {
            byte[] thumbprint = MessageDigest.getInstance("SHA-1").digest(encodedCertificate());
            return Base64URL.encode(thumbprint).toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] encodedCertificate() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Omits the private key. */
    @Override
    public String toString() {
        return "RsaSigningKey[" + keyId() + "]";
    }
}
