package io.github.entrafilter.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {

    private static final String PROPERTY = "demo.test.port";

    @AfterEach
    void clearProperty() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void port_in_use_is_reported_with_its_property() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = new Port(taken.getLocalPort(), PROPERTY);

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(DemoFailedException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("-D" + PROPERTY + "=");
        }
    }

    @Test
    void free_port_is_accepted() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatCode(new Port(free, PROPERTY)::requireFree).doesNotThrowAnyException();
    }

    @Test
    void port_comes_from_its_property() throws DemoFailedException {
        System.setProperty(PROPERTY, "65535");

        assertThat(Port.of(PROPERTY).number()).isEqualTo(65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "-1", "http", "999999999999"})
    void invalid_port_is_refused(String text) {
        System.setProperty(PROPERTY, text);

        assertThatThrownBy(() -> Port.of(PROPERTY))
                .isInstanceOf(DemoFailedException.class)
                .hasMessageContaining("-D" + PROPERTY + "=" + text);
    }
}
