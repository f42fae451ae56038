package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHostTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:8080",
                "api.contoso.example",
                "my_service.namespace.svc",
                "10.0.0.9:443",
                "[::1]:8443",
                "[::1]",
                "::1",
                "[fe80::1%25eth0]",
                "b%C3%BCcher.example",
                "~!$&'()*+,;="
            })
    void host_and_port_are_well_formed(String host) {
        assertThat(RequestHost.areWellFormed(List.of(host))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h/public",
                "/",
                "h?",
                "h#",
                "h\\public",
                "user@h",
                "[",
                "]",
                "[::1",
                "h[",
                "[::1]x",
                "[::1][::1]",
                "@h/x",
                "h ",
                "h\t",
                "h\n",
                "h\u0000",
                "h\u00e9",
                "h\u0661",
                "<h>",
                "h\"",
                "h|"
            })
    void everything_else_is_malformed(String host) {
        assertThat(RequestHost.areWellFormed(List.of(host))).isFalse();
        assertThat(RequestHost.areWellFormed(List.of("localhost", host))).isFalse();
    }

    @Test
    void request_without_a_host_is_well_formed() {
        assertThat(RequestHost.areWellFormed(List.of())).isTrue();
    }
}
