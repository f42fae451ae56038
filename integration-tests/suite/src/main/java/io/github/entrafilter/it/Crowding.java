package io.github.entrafilter.it;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many callers at once, on few connections, so that threads and request objects of the container are used again. */
final class Crowding {

    /** Any seed will do; a fixed one makes a failure come back. */
    private static final long SEED = 6750;

    private Crowding() {}

    /** What one caller asks for, and has to get. */
    record Errand(String path, List<String> authorization, int status, String body) {

        /** The answer, if it is not the one that belongs to the caller. */
        private List<String> complaint(OrdersApi api) {
            Reply reply = api.send("GET", path, authorization);
            return reply.status() == status && reply.body().equals(body)
                    ? List.of()
                    : List.of(path + ": " + reply + " instead of " + status + " " + body);
        }
    }

    /** Runs each errand that often, in mixed order and on that many threads, and returns what went wrong. */
    static List<String> complaints(OrdersApi api, List<Errand> errands, int times, int threads) {
        List<Errand> mixed = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            mixed.addAll(errands);
        }
        Collections.shuffle(mixed, new Random(SEED));
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<String>>> replies = mixed.stream()
                    .map(errand -> callers.submit(() -> errand.complaint(api)))
                    .toList();
            List<String> complaints = new ArrayList<>();
            for (Future<List<String>> reply : replies) {
                complaints.addAll(reply.get());
            }
            return complaints;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            callers.shutdownNow();
        }
    }
}
