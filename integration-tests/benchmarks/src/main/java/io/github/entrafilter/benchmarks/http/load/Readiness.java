package io.github.entrafilter.benchmarks.http.load;

import io.github.entrafilter.benchmarks.http.server.Guard;
import io.github.entrafilter.benchmarks.scene.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Waits until a target lets the honest caller in, and sees that a guard turns another away. */
public final class Readiness {

    private Readiness() {}

    public static void await(Target target, Path token) throws InterruptedException, IOException {
        String honest = Files.readString(token);
        Patience.until(() -> answers(target, honest));
        if (Guard.valueOf(target.name()).refuses() && answers(target, honest.substring(0, honest.length() - 8))) {
            throw new IOException(target + " lets anybody in");
        }
    }

    private static boolean answers(Target target, String token) {
        try (Connection connection = new Connection(target, token)) {
            connection.ask();
            return true;
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return false;
        }
    }
}
