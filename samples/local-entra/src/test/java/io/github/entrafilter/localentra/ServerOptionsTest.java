package io.github.entrafilter.localentra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.entrafilter.localentra.directory.Directory;
import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {

    private final ServerOptions options = ServerOptions.of(Directory.standard());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8400",
                "//localhost:8400",
                "ftp://localhost",
                "http:///path",
                "http://local_host:8400",
                "http://localhost:8400/",
                "http://localhost:8400/tenant",
                "http://localhost:8400?a=b",
                "http://localhost:8400#a",
                "http://user@localhost:8400",
                "HTTP://localhost:8400",
            })
    void authority_with_more_or_less_than_host_and_port_is_refused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withAuthority(URI.create(url)))
                .withMessageContaining(url);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "127.0.0.2, false", "::1, false", "0.0.0.0, true", "::, true", "192.0.2.1, true"})
    void server_is_exposed_on_all_addresses_but_loopback(String address, boolean exposed) throws Exception {
        assertThat(options.withBindAddress(InetAddress.getByName(address)).isExposed())
                .isEqualTo(exposed);
    }
}
