package io.github.entrafilter.it.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that is a library of each application: every application is a program, and all listen on the same port. */
public abstract class ProgramServer implements EmbeddedServer {

    private Path scratch = Path.of("");
    private int port;

    /** Chooses the port on which the programs will listen. */
    @Override
    public final int start(Path scratch) throws IOException {
        this.scratch = scratch;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        return port;
    }

    /** The port on which the programs listen. */
    protected final int port() {
        return port;
    }

    /** The application, in a folder of its own. */
    protected final UnpackedWar unpacked(Path war) throws IOException {
        return UnpackedWar.of(war, Files.createTempDirectory(scratch, "application"));
    }
}
