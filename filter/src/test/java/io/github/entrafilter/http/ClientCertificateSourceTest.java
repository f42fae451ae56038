package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.AccessSettings.CorsPreflight;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.settings.address.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCertificateSourceTest {

    private static final byte[] CERTIFICATE = {1, 2, 3};

    /** In base64url, as RFC 8705 wants it: SHA-256 of the bytes 1, 2, 3. */
    private static final String THUMBPRINT = "A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc-4E";

    private static final String HEADER = ":AQID:";
    private static final String PROXY = "10.0.0.1";

    private static ClientCertificateSource certificates(Optional<String> header, String... proxies) {
        return new ClientCertificateSource(new AccessSettings(
                EnforcementMode.ENFORCE,
                Set.of(),
                List.of(),
                List.of(),
                CorsPreflight.REFUSED,
                header,
                ranges(proxies)));
    }

    private static Set<AddressRange> ranges(String... proxies) {
        return Stream.of(proxies).map(AddressRange::of).collect(Collectors.toSet());
    }

    @Test
    void sources_with_the_same_header_and_proxies_trust_alike() {
        assertThat(certificates(Optional.of("Client-Cert"), PROXY)
                        .trustsLike(certificates(Optional.of("Client-Cert"), PROXY)))
                .isTrue();
    }

    @Test
    void sources_with_another_header_or_other_proxies_do_not_trust_alike() {
        ClientCertificateSource here = certificates(Optional.of("Client-Cert"), PROXY);

        assertThat(here.trustsLike(certificates(Optional.empty()))).isFalse();
        assertThat(here.trustsLike(certificates(Optional.of("X-Cert"), PROXY))).isFalse();
        assertThat(here.trustsLike(certificates(Optional.of("Client-Cert"), PROXY, "10.0.0.2")))
                .isFalse();
    }

    @Nested
    class Without_a_proxy {

        private final ClientCertificateSource certificates = certificates(Optional.empty());

        @Test
        void connection_certificate_is_used_without_a_proxy() {
            assertThat(certificates.thumbprint(TestRequest.to("/").withCertificate(CERTIFICATE)))
                    .contains(THUMBPRINT);
        }

        @Test
        void missing_certificate_is_empty() {
            assertThat(certificates.thumbprint(TestRequest.to("/"))).isEqualTo(Optional.empty());
        }

        @Test
        void certificate_header_is_ignored_without_a_proxy() {
            assertThat(certificates.thumbprint(TestRequest.to("/").header("Client-Cert", HEADER)))
                    .isEqualTo(Optional.empty());
        }
    }

    @Nested
    class Behind_a_proxy {

        private final ClientCertificateSource certificates = certificates(Optional.of("Client-Cert"), PROXY);

        @Test
        void certificate_header_of_a_trusted_proxy_is_used() {
            assertThat(certificates.thumbprint(TestRequest.to("/").from(PROXY).header("Client-Cert", HEADER)))
                    .contains(THUMBPRINT);
        }

        /** It is the proxy's own. */
        @Test
        void connection_certificate_of_a_trusted_proxy_is_ignored() {
            assertThat(certificates.thumbprint(TestRequest.to("/").from(PROXY).withCertificate(CERTIFICATE)))
                    .isEqualTo(Optional.empty());
        }

        @Test
        void certificate_header_of_another_peer_is_ignored() {
            assertThat(certificates.thumbprint(
                            TestRequest.to("/").from("10.0.0.2").header("Client-Cert", HEADER)))
                    .isEqualTo(Optional.empty());
            assertThat(certificates.thumbprint(TestRequest.to("/").fromNowhere().header("Client-Cert", HEADER)))
                    .isEqualTo(Optional.empty());
        }

        @Test
        void connection_certificate_of_another_peer_is_used() {
            assertThat(certificates.thumbprint(
                            TestRequest.to("/").from("10.0.0.2").withCertificate(CERTIFICATE)))
                    .contains(THUMBPRINT);
        }

        @Test
        void certificate_header_of_a_proxy_in_a_trusted_range_is_used() {
            ClientCertificateSource ranges = certificates(Optional.of("Client-Cert"), "10.0.0.0/8", "fd00::/8");
            assertThat(ranges.thumbprint(TestRequest.to("/").from("10.200.3.4").header("Client-Cert", HEADER)))
                    .contains(THUMBPRINT);
            assertThat(ranges.thumbprint(
                            TestRequest.to("/").from("[fd00::1%eth0]").header("Client-Cert", HEADER)))
                    .contains(THUMBPRINT);
            assertThat(ranges.thumbprint(TestRequest.to("/").from("11.0.0.1").header("Client-Cert", HEADER)))
                    .isEqualTo(Optional.empty());
        }

        /** As of a request that a server took for the proxy's because its sender wrote the proxy's address there. */
        @Test
        void certificate_header_of_an_unproven_proxy_is_ignored_and_logged_once() {
            TestRequest forged = TestRequest.to("/")
                    .from(PROXY)
                    .header("X-Forwarded-For", PROXY)
                    .header("Client-Cert", HEADER);
            try (CapturedLog log = new CapturedLog(Level.WARNING)) {
                assertThat(certificates.thumbprint(forged)).isEqualTo(Optional.empty());
                assertThat(certificates.thumbprint(forged)).isEqualTo(Optional.empty());

                assertThat(log.lines()).singleElement().asString().startsWith("WARNING ignored Client-Cert");
            }
        }

        @Test
        void oversized_certificate_header_is_ignored() {
            assertThat(certificates.thumbprint(proxied(":" + "A".repeat(16_380) + ":")))
                    .isPresent();
            assertThat(certificates.thumbprint(proxied(":" + "A".repeat(16_384) + ":")))
                    .isEqualTo(Optional.empty());
        }

        private static TestRequest proxied(String certificate) {
            return TestRequest.to("/").from(PROXY).header("Client-Cert", certificate);
        }

        @Test
        void two_certificate_headers_are_ignored() {
            assertThat(certificates.thumbprint(TestRequest.to("/")
                            .from(PROXY)
                            .header("Client-Cert", HEADER)
                            .header("Client-Cert", HEADER)))
                    .isEqualTo(Optional.empty());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "AQID",
                    ":AQID",
                    "AQID:",
                    "::",
                    ":AQ ID:",
                    ":AQID:,:AQID:",
                    ":AQI:",
                    ":A:",
                    ":AQ-_:",
                    "AQID::",
                    ":",
                    ":\u0410QID:",
                    ":AQID:;a=b"
                })
        void malformed_certificate_header_is_ignored(String value) {
            assertThat(certificates.thumbprint(TestRequest.to("/").from(PROXY).header("Client-Cert", value)))
                    .isNotEqualTo(Optional.of(THUMBPRINT));
        }
    }
}
