package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class PeerCertificateTest {

    private static X509Certificate[] anyTwo() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        return Arrays.copyOf(((X509TrustManager) trust.getTrustManagers()[0]).getAcceptedIssuers(), 2);
    }

    @Test
    void peer_certificate_is_the_first_of_the_chain() throws GeneralSecurityException {
        X509Certificate[] chain = anyTwo();

        assertThat(PeerCertificate.in(chain)).contains(chain[0].getEncoded());
    }

    @Test
    void peer_certificate_is_empty_if_the_connection_has_none() {
        assertThat(PeerCertificate.in(null)).isEmpty();
        assertThat(PeerCertificate.in(new X509Certificate[0])).isEmpty();
        assertThat(PeerCertificate.in("a certificate, or so it says")).isEmpty();
    }
}
