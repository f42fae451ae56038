package io.github.entrafilter.localentra.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The recipe of docs/local-entra-container.md. */
final class LocalEntraContainer extends GenericContainer<LocalEntraContainer> {

    private final String authority;

    LocalEntraContainer() {
        super(DockerImageName.parse("local-entra"));
        // Documents and tokens name the port on the host, so it is chosen before the container starts.
        int port = freePort();
        authority = "http://localhost:" + port;
        setPortBindings(List.of("127.0.0.1:" + port + ":8400"));
        withCommand("--authority", authority);
        waitingFor(Wait.forLogMessage(".*Local Entra is at .*", 1));
    }

    /** Returns ENTRA_AUTHORITY of the service under test. */
    String authority() {
        return authority;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
