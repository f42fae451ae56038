package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One fetch of all key sets, to come or under way, which all callers that wait for it share. Thread-safe. */
final class Fetch {

    /** A fetch that has ended: stands for the one that is under way, where none is. */
    static final Fetch NONE = ended();

    private static final int MAX_KEYS = 1000;

    /** Far more than any {@code kid} of Entra: longer ones are looked up, too, but not remembered. */
    private static final int MAX_ID_LENGTH = 128;

    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final Set<SigningKey.Id> wanted = ConcurrentHashMap.newKeySet();
    private volatile boolean lookUp;

    /**
     * The result of a fetch.
     *
     * @param keySets the sets that could be fetched
     * @param failures one for each version that could not be fetched
     * @param retryAfter the delay that the authority requires, or zero
     */
    record Result(Map<TokenVersion, KeySet> keySets, List<KeyStatus.Failure> failures, Duration retryAfter) {

        static final Result NONE = new Result(
                Map.of(), List.of(new KeyStatus.Failure("closed", KeyStatus.Failure.Cause.OUTAGE)), Duration.ZERO);

        boolean isComplete() {
            return failures.isEmpty();
        }

        /** Whether a key of this version that it lacks is not published. */
        boolean settles(TokenVersion version) {
            return keySets.containsKey(version) && keySets.containsKey(TokenVersion.V2);
        }
    }

    private static Fetch ended() {
        Fetch fetch = new Fetch();
        fetch.end(Result.NONE);
        return fetch;
    }

    /** Notes that a token needs this key. */
    void want(SigningKey.Id key) {
        if (wanted.size() < MAX_KEYS && key.keyId().length() <= MAX_ID_LENGTH) {
            wanted.add(key);
        }
        lookUp = true;
    }

    /** Whether a token needs it. */
    boolean isLookUp() {
        return lookUp;
    }

    /** The keys that tokens have needed, as far as they are remembered. */
    Set<SigningKey.Id> wanted() {
        return Set.copyOf(wanted);
    }

    void end(Result brought) {
        result.complete(brought);
    }

    /** Waits for its end; empty where that does not come in time. */
    Optional<Result> await(Duration atMost) {
        try {
            return Optional.of(result.get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException late) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
