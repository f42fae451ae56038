package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.AddressRange;
import io.github.entrafilter.settings.EnforcementMode;
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
        return new ClientCertificateSource(
                new AccessSettings(EnforcementMode.ENFORCE, Set.of(), List.of(), List.of(), header, ranges(proxies)));
    }

    private static Set<AddressRange> ranges(String... proxies) {
        return Stream.of(proxies).map(AddressRange::of).collect(Collectors.toSet());
    }

    @Nested
    class Without_a_proxy {

        private final ClientCertificateSource certificates = certificates(Optional.empty());

        @Test
        void the_certificate_of_the_connection_counts() {
            assertThat(certificates.thumbprint(TestRequest.to("/").withCertificate(CERTIFICATE)))
                    .contains(THUMBPRINT);
        }

        @Test
        void no_certificate_is_none() {
            assertThat(certificates.thumbprint(TestRequest.to("/"))).isEqualTo(Optional.empty());
        }

        @Test
        void a_header_does_not_count() {
            assertThat(certificates.thumbprint(TestRequest.to("/").header("Client-Cert", HEADER)))
                    .isEqualTo(Optional.empty());
        }
    }

    @Nested
    class Behind_a_proxy {

        private final ClientCertificateSource certificates = certificates(Optional.of("Client-Cert"), PROXY);

        @Test
        void the_header_counts() {
            assertThat(certificates.thumbprint(TestRequest.to("/").from(PROXY).header("Client-Cert", HEADER)))
                    .contains(THUMBPRINT);
        }

        /** It is the proxy's own. */
        @Test
        void the_certificate_of_the_connection_does_not() {
            assertThat(certificates.thumbprint(TestRequest.to("/").from(PROXY).withCertificate(CERTIFICATE)))
                    .isEqualTo(Optional.empty());
        }

        @Test
        void a_header_of_who_is_not_the_proxy_does_not() {
            assertThat(certificates.thumbprint(
                            TestRequest.to("/").from("10.0.0.2").header("Client-Cert", HEADER)))
                    .isEqualTo(Optional.empty());
            assertThat(certificates.thumbprint(TestRequest.to("/").fromNowhere().header("Client-Cert", HEADER)))
                    .isEqualTo(Optional.empty());
        }

        @Test
        void the_certificate_of_who_is_not_the_proxy_counts() {
            assertThat(certificates.thumbprint(
                            TestRequest.to("/").from("10.0.0.2").withCertificate(CERTIFICATE)))
                    .contains(THUMBPRINT);
        }

        @Test
        void a_header_of_a_proxy_in_a_trusted_range_counts() {
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
        void a_header_of_an_unproven_proxy_does_not_count_which_is_logged_once() {
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
        void a_certificate_of_any_sensible_length_counts_and_a_longer_one_does_not() {
            assertThat(certificates.thumbprint(proxied(":" + "A".repeat(16_380) + ":")))
                    .isPresent();
            assertThat(certificates.thumbprint(proxied(":" + "A".repeat(16_384) + ":")))
                    .isEqualTo(Optional.empty());
        }

        private static TestRequest proxied(String certificate) {
            return TestRequest.to("/").from(PROXY).header("Client-Cert", certificate);
        }

        @Test
        void two_headers_are_none() {
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
        void a_header_of_another_form_is_none(String value) {
            assertThat(certificates.thumbprint(TestRequest.to("/").from(PROXY).header("Client-Cert", value)))
                    .isNotEqualTo(Optional.of(THUMBPRINT));
        }
    }
}
