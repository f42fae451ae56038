package io.github.entrafilter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo as a program. */
class DemoTest {

    private static final Set<String> PORTS = Set.of("demo.http.port", "demo.entra.port");

    @TempDir
    private Path folder;

    /** Number 51 of the typical mistakes: another server uses one of the ports. */
    @ParameterizedTest
    @ValueSource(strings = {"demo.http.port", "demo.entra.port"})
    void port_in_use_ends_the_demo_with_a_message(String property) throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> command = new ArrayList<>();
            command.add(
                    Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
            command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
            for (String port : PORTS) {
                command.add("-D" + port + "=" + (port.equals(property) ? taken.getLocalPort() : freePort()));
            }
            command.add("-Ddemo.failure=" + folder.resolve("failure.txt"));
            command.add(Demo.class.getName());

            Process demo = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output)
                    .contains("The demo failed: port " + taken.getLocalPort() + " is unavailable")
                    .contains("or choose another port with -D" + property + "=PORT");
            assertThat(demo.waitFor()).isEqualTo(3);
            assertThat(folder.resolve("failure.txt")).content().contains("-D" + property + "=PORT");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
