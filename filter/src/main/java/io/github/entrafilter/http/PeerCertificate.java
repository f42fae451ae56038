package io.github.entrafilter.http;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificate of the connection's other end, as servlet containers hand it over: Servlet 6.0, section 3.9. */
public final class PeerCertificate {

    /** The request attribute that holds the certificate chain. */
    public static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private PeerCertificate() {}

    /** The first certificate of the chain, in DER. */
    public static Optional<byte[]> in(@Nullable Object attribute) {
        try {
            return attribute instanceof X509Certificate[] chain && chain.length > 0
                    ? Optional.of(chain[0].getEncoded())
                    : Optional.empty();
        } catch (CertificateEncodingException e) {
            return Optional.empty();
        }
    }
}
