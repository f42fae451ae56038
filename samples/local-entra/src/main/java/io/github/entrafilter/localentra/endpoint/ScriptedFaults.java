package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the endpoints of managed identities fail as often as they are told to, and in that way; and counts who asks.
 * Safe for use by several threads.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling">Error
 *     handling</a>
 */
public final class ScriptedFaults {

    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    /** The next requests get these statuses, one each; what was left of an earlier script is forgotten. */
    public void script(List<Integer> next) {
        if (next.stream().anyMatch(status -> status < 400 || status > 599)) {
            throw new IllegalArgumentException("An error has an HTTP status between 400 and 599: " + next);
        }
        statuses.clear();
        statuses.addAll(next);
    }

    /** How many requests there have been. */
    public int requests() {
        return requests.get();
    }

    /** This endpoint, on good days and on bad. */
    Endpoint before(Endpoint endpoint) {
        return request -> {
            requests.incrementAndGet();
            Optional<Integer> status = Optional.ofNullable(statuses.poll());
            return status.isPresent() ? fault(status.get()) : endpoint.answer(request);
        };
    }

    private static Answer fault(int status) {
        String error = status == 429 ? "too_many_requests" : "unknown";
        return Answer.error(status, error, "Local Entra was told to answer so");
    }
}
