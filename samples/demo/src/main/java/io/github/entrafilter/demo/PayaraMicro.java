package io.github.entrafilter.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Payara Micro with the orders service, on the loopback interface. */
final class PayaraMicro {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Payara Micro has no option for the listen address. */
    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                    + ".address=127.0.0.1\n";

    private final Process process;
    private final ServiceLog log;

    private PayaraMicro(Process process, ServiceLog log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it. These environment variables are the only configuration of the service. */
    static PayaraMicro start(DemoSettings settings, Map<String, String> trust, ChildProcesses children)
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

    /** Waits until the service is healthy, and shows progress. */
    void awaitService(OrdersService service, Console console) throws DemoFailedException, InterruptedException {
        long start = System.nanoTime();
        console.begin("Payara Micro   starting ");
        // Checked before the service is called, because it may become ready in between.
        boolean mayBecomeHealthy = isStarting(start);
        while (!service.isHealthy()) {
            if (!mayBecomeHealthy) {
                console.end(" failed");
                throw failure("Payara Micro did not start the orders service");
            }
            console.dot();
            Thread.sleep(1000);
            mayBecomeHealthy = isStarting(start);
        }
        console.end(" ready after " + since(start).toSeconds() + " s");
    }

    /** Payara Micro logs when it is ready, and keeps running even if the application failed to start. */
    private boolean isStarting(long start) {
        return process.isAlive() && !log.contains(" ready in ") && since(start).compareTo(TIMEOUT) < 0;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Waits until it ends unexpectedly. */
    DemoFailedException awaitFailure() throws InterruptedException {
        int exitCode = process.waitFor();
        return failure("Payara Micro ended with exit code " + exitCode);
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
