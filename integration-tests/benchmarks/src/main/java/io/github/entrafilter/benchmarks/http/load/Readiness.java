package io.github.entrafilter.benchmarks.http.load;

import io.github.entrafilter.benchmarks.http.server.Guard;
import io.github.entrafilter.benchmarks.scene.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Waits until a target accepts the genuine token, and checks that a guard refuses a broken one. */
public final class Readiness {

    private Readiness() {}

    public static void await(Target target, Path token) throws InterruptedException, IOException {
        String genuine = Files.readString(token);
        Patience.until(() -> accepts(target, genuine));
        if (Guard.valueOf(target.name()).refuses() && accepts(target, genuine.substring(0, genuine.length() - 8))) {
            throw new IOException(target + " accepts a token with a broken signature");
        }
    }

    private static boolean accepts(Target target, String token) {
        try (Connection connection = new Connection(target, token)) {
            connection.send();
            return true;
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return false;
        }
    }
}
