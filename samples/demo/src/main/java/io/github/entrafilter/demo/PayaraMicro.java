package io.github.entrafilter.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Payara Micro with the orders service in it, reachable from this machine only. */
final class PayaraMicro {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** There is no option for the address to listen at. */
    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                    + ".address=127.0.0.1\n";

    private final Process process;
    private final ServiceLog log;

    private PayaraMicro(Process process, ServiceLog log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it. The service gets to know whom to trust by these variables, and by nothing else. */
    static PayaraMicro start(DemoSettings settings, Map<String, String> trust, Children children)
            throws DemoFailedException {
        ProcessBuilder command = JavaCommand.of(
                settings.payara(),
                List.of("-Xmx512m"),
                "--nocluster",
                "--nohazelcast",
                "--nohostaware",
                "--disablephonehome",
                "--prebootcommandfile",
                loopbackOnly(settings.log()).toString(),
                "--port",
                Integer.toString(settings.http().number()),
                "--deploy",
                settings.service().toString());
        command.redirectOutput(settings.log().toFile());
        return new PayaraMicro(children.start(command, trust), new ServiceLog(settings.log()));
    }

    /** Waits until the service is well, and shows that it waits. */
    void awaitService(OrdersService service, Narrator narrator) throws DemoFailedException, InterruptedException {
        long start = System.nanoTime();
        narrator.begin("Payara Micro   starting ");
        // Looked up before the service is asked: it may become ready between the two.
        boolean mayBecomeWell = isStarting(start);
        while (!service.isWell()) {
            if (!mayBecomeWell) {
                narrator.end(" failed");
                throw failure("Payara Micro did not start the orders service");
            }
            narrator.dot();
            Thread.sleep(1000);
            mayBecomeWell = isStarting(start);
        }
        narrator.end(" ready after " + since(start).toSeconds() + " s");
    }

    /** It says when it is ready, and stays up even if the application could not be started. */
    private boolean isStarting(long start) {
        return process.isAlive() && !log.says(" ready in ") && since(start).compareTo(PATIENCE) < 0;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Waits for its end, which should not come by itself. */
    DemoFailedException awaitFailure() throws InterruptedException {
        int exitCode = process.waitFor();
        return failure("Payara Micro has ended with exit code " + exitCode);
    }

    ServiceLog log() {
        return log;
    }

    private DemoFailedException failure(String what) {
        String lines = String.join("\n   | ", log.explanation());
        return new DemoFailedException(what + ". From its log, " + log.file() + ":\n   | " + lines);
    }

    private static Path loopbackOnly(Path log) {
        try {
            return Files.writeString(log.resolveSibling("loopback-only.asadmin"), LOOPBACK_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
