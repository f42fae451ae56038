package io.github.entrafilter.localentra.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityHostOnlyTest {

    private final AuthorityHostOnly guard = guard("http://localhost:8400");

    @ParameterizedTest
    @CsvSource({
        "localhost,                       200",
        "localhost:8400,                  200",
        "LOCALHOST:8400,                  200",
        "localhost.:8400,                 200",
        "127.0.0.1:8400,                  200",
        "127.1.2.3:8400,                  200",
        "[::1]:8400,                      200",
        "[0:0:0:0:0:0:0:1]:8400,          200",
        "attacker.example,                403",
        "attacker.example:8400,           403",
        "localhost.attacker.example,      403",
        "localhost:8400.attacker.example, 403",
        "localhost@attacker.example,      403",
        "notlocalhost:8400,               403",
        "127.0.0.1.attacker.example:8400, 403",
        "127.0.0.1x:8400,                 403",
        "192.0.2.1:8400,                  403",
        "0.0.0.0:8400,                    403",
        "[::ffff:192.0.2.1]:8400,         403",
        "localhost:,                      403",
        "localhost:port,                  403",
        "'localhost:8400, localhost:8400', 403",
        "'',                              403",
    })
    void only_loopback_hosts_are_served(String host, int status) throws Exception {
        assertThat(guard.respond(request(Map.of("host", host))).status()).isEqualTo(status);
    }

    @Test
    void request_without_host_is_refused() throws Exception {
        assertThat(guard.respond(request(Map.of())).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "http://entra:8400,         entra,                  200",
        "http://entra:8400,         entra:18400,            200",
        "http://entra:8400,         ENTRA:8400,             200",
        "http://Entra:8400,         entra:8400,             200",
        "http://entra:8400,         localhost:8400,         403",
        "http://entra:8400,         127.0.0.1:8400,         403",
        "http://entra:8400,         entra.attacker.example, 403",
        "http://entra:8400,         attacker.example,       403",
        "http://entra.test:8400,    entraxtest:8400,        403",
        "http://192.0.2.1:8400,     192.0.2.1:8400,         200",
        "http://192.0.2.1:8400,     192.0.2.2:8400,         403",
        "'http://[2001:db8::1]:84', '[2001:db8::1]:84',     200",
        "http://127.0.0.1:8400,     localhost:8400,         200",
        "'http://[::1]:8400',       localhost:8400,         200",
    })
    void only_the_host_of_the_authority_is_served(String authority, String host, int status) throws Exception {
        assertThat(guard(authority).respond(request(Map.of("host", host))).status())
                .isEqualTo(status);
    }

    @Test
    void refusal_names_the_host_of_the_authority() throws Exception {
        assertThat(guard("http://entra:8400")
                        .respond(request(Map.of("host", "localhost")))
                        .body())
                .contains("The Host header must be entra\"");
    }

    private static AuthorityHostOnly guard(String authority) {
        return AuthorityHostOnly.of(URI.create(authority), any -> Response.text(200, ""));
    }

    private static Request request(Map<String, String> headers) {
        return new Request("GET", "/", Map.of(), Parameters.NONE, Parameters.NONE, "", headers);
    }
}
