package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Load on the orders service on Payara Micro.
 *
 * @param payara Payara Micro's JAR
 * @param ordersService its WAR
 */
public record PayaraRun(Scene scene, Path work, Path payara, Path ordersService) {

    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                    + ".address=127.0.0.1\n"
                    + "set configs.config.server-config.network-config.protocols.protocol.http-listener.http"
                    + ".max-connections=-1\n";

    /** The results, the unprotected servlet first. */
    @SuppressWarnings("try") // The server is not called, but must be ended.
    public List<LoadResult> results() throws IOException, InterruptedException {
        OrdersWars wars = new OrdersWars(ordersService, work);
        int port = freePort();
        Path listener = Files.writeString(work.resolve("listener.asadmin"), LOOPBACK_ONLY);
        List<String> arguments = List.of(
                "-Xmx512m",
                "-jar",
                payara.toString(),
                "--nocluster",
                "--nohazelcast",
                "--nohostaware",
                "--disablephonehome",
                "--prebootcommandfile",
                listener.toString(),
                "--port",
                Integer.toString(port),
                "--deploy",
                wars.open().toString(),
                "--deploy",
                wars.guarded(scene.trust()).toString());
        Path log = work.resolve("payara.log");
        try (ChildJava server = ChildJava.silent(arguments, log)) {
            return new HttpRun(scene, work)
                    .load(List.of(
                            new Target(Guard.OPEN.name(), port, "/open/health"),
                            new Target(Guard.OURS.name(), port, "/ours/health")));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
