package io.github.entrafilter.localentra.identity;

import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Scripted errors of the managed identity endpoints, whose requests it counts. Safe for use by several threads.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling">Error
 *     handling</a>
 */
public final class ScriptedErrors {

    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    /** Creates an empty script. */
    public ScriptedErrors() {}

    /** Replaces the script: the next requests get one of these statuses each. */
    public void script(List<Integer> next) {
        if (next.stream().anyMatch(status -> status < 400 || status > 599)) {
            throw new IllegalArgumentException("HTTP statuses of errors must be from 400 to 599, not " + next);
        }
        statuses.clear();
        statuses.addAll(next);
    }

    /** Returns the number of requests so far. */
    public int requests() {
        return requests.get();
    }

    /** Wraps an endpoint, which responds when the script is empty. */
    Endpoint before(Endpoint endpoint) {
        return request -> {
            requests.incrementAndGet();
            Optional<Integer> status = Optional.ofNullable(statuses.poll());
            return status.isPresent() ? error(status.get()) : endpoint.respond(request);
        };
    }

    private static Response error(int status) {
        String error = status == 429 ? "too_many_requests" : "unknown";
        return Response.error(status, error, "Scripted by local Entra");
    }
}
