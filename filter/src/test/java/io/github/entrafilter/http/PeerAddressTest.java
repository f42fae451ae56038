package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.address.IpAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 192.0.2.7",
                "X-Forwarded-For | 192.0.2.7, 10.0.0.40",
                "X-Forwarded-For | 110.0.0.4",
                "X-Forwarded-For | unknown",
                "X-Forwarded-For | ''",
                "Forwarded | for=192.0.2.7;by=192.0.2.8;proto=https",
                "Host | 10.0.0.4",
                "Via | 1.1 10.0.0.4",
            })
    void peer_that_no_forwarding_header_names_is_proven(String header, String value) {
        assertThat(PeerAddress.of(TestRequest.to("/").from("10.0.0.4").header(header, value)))
                .isEqualTo(IpAddress.of("10.0.0.4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.4 | X-Forwarded-For | 10.0.0.4",
                "10.0.0.4 | X-Forwarded-For | 192.0.2.7, 10.0.0.4",
                "10.0.0.4 | X-Forwarded-For | 10.0.0.4 , 192.0.2.7",
                "10.0.0.4 | X-Forwarded-For | 10.0.0.4:4711",
                "10.0.0.4 | X-Forwarded-For | ::ffff:10.0.0.4",
                "10.0.0.4 | X-Forwarded-For | ::FFFF:A00:4",
                "10.0.0.4 | Forwarded | for=10.0.0.4",
                "10.0.0.4 | Forwarded | For=\"10.0.0.4:4711\";proto=https, for=192.0.2.7",
                "10.0.0.4 | X-Real-IP | 10.0.0.4",
                "10.0.0.4 | X-Client-IP | 10.0.0.4",
                "10.0.0.4 | X-Cluster-Client-IP | 10.0.0.4",
                "10.0.0.4 | True-Client-IP | 10.0.0.4",
                "10.0.0.4 | CF-Connecting-IP | 10.0.0.4",
                "10.0.0.4 | Proxy-ip | 10.0.0.4",
                "10.0.0.4 | $WSRA | 10.0.0.4",
                "2001:db8::1 | X-Forwarded-For | 2001:DB8:0:0:0:0:0:1",
                "2001:db8::1 | Forwarded | for=\"[2001:db8::1]:4711\"",
                "2001:db8::1 | X-Forwarded-For | 2001:db8::1%eth0",
                "[2001:db8::1] | X-Forwarded-For | [2001:db8::1]",
            })
    void peer_that_a_forwarding_header_names_is_not_proven(String peer, String header, String value) {
        assertThat(PeerAddress.of(TestRequest.to("/").from(peer).header(header, value)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void peer_is_not_proven_if_any_line_of_a_forwarding_header_names_it() {
        assertThat(PeerAddress.of(TestRequest.to("/")
                        .from("10.0.0.4")
                        .header("X-Forwarded-For", "192.0.2.7")
                        .header("X-Forwarded-For", "10.0.0.4")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void peer_is_not_proven_by_a_forwarding_header_that_is_too_long_to_search() {
        assertThat(PeerAddress.of(TestRequest.to("/").from("10.0.0.4").header("X-Forwarded-For", "x".repeat(8193))))
                .isEqualTo(Optional.empty());
        assertThat(PeerAddress.of(TestRequest.to("/").from("10.0.0.4").header("X-Forwarded-For", "x".repeat(8192))))
                .isEqualTo(IpAddress.of("10.0.0.4"));
    }

    @Test
    void peer_that_the_adapter_does_not_know_is_not_proven() {
        assertThat(PeerAddress.of(TestRequest.to("/").fromNowhere())).isEqualTo(Optional.empty());
        assertThat(PeerAddress.of(TestRequest.to("/").from("proxy.contoso.example")))
                .isEqualTo(Optional.empty());
    }
}
