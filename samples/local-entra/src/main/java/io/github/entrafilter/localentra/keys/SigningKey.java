package io.github.entrafilter.localentra.keys;

import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;

/**
 * A key that signs tokens, with the self-signed certificate that goes with it.
 *
 * @param privateKey the RSA key that signs
 * @param certificate the certificate for its public half
 */
public record SigningKey(PrivateKey privateKey, X509Certificate certificate) {

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) certificate.getPublicKey();
    }

    /** The certificate's thumbprint, which is what Entra uses as key id (RFC 7517, section 4.8). */
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

    /** Everything but the private key. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId() + "]";
    }
}
