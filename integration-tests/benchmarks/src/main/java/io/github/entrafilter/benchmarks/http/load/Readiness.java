package io.github.entrafilter.benchmarks.http.load;

import io.github.entrafilter.benchmarks.http.server.Guard;
import io.github.entrafilter.benchmarks.scene.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The readiness of a target: it accepts the genuine token, and a guard refuses a broken one. */
public record Readiness(Target target, String token) {

    /** Short, as a start is measured until the first 200. */
    private static final Duration PAUSE = Duration.ofMillis(2);

    /** Waits for the first 200, and sends nothing after it. */
    public void await() throws InterruptedException {
        Patience.until(() -> accepts(token), PAUSE);
    }

    /** Checks that the guard, if there is one, refuses a broken signature. */
    public void requireRefusal() throws IOException {
        if (Guard.valueOf(target.name()).refuses() && accepts(token.substring(0, token.length() - 8))) {
            throw new IOException(target + " accepts a token with a broken signature");
        }
    }

    private boolean accepts(String sent) {
        try (Connection connection = new Connection(target, sent)) {
            connection.send();
            return true;
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return false;
        }
    }
}
