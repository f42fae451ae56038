package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.process.ChildJava;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of Payara Micro with some applications, on the loopback interface only. */
public record PayaraServer(ChildJava process, int port, Path log) implements AutoCloseable {

    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                    + ".address=127.0.0.1\n"
                    + "set configs.config.server-config.network-config.protocols.protocol.http-listener.http"
                    + ".max-connections=-1\n";

    /** Starts the server, which deploys the WARs one after the other. */
    public static PayaraServer start(Path payara, List<Path> wars, Path work, String logName) throws IOException {
        int port = freePort();
        Path listener = Files.writeString(work.resolve("listener.asadmin"), LISTENER);
        Path log = Files.writeString(work.resolve(logName), "");
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx512m",
                // Its log is read: the words and the grouping of digits depend on the language.
                "-Duser.language=en",
                "-Duser.country=US",
                "-jar",
                payara.toString(),
                "--nocluster",
                "--nohazelcast",
                "--nohostaware",
                "--disablephonehome",
                "--prebootcommandfile",
                listener.toString(),
                "--port",
                Integer.toString(port)));
        wars.forEach(war -> arguments.addAll(List.of("--deploy", war.toString())));
        return new PayaraServer(ChildJava.silent(arguments, log), port, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
