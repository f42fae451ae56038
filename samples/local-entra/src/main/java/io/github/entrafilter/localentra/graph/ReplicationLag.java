package io.github.entrafilter.localentra.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Simulates the delay with which Entra replicates its directory. Requests reach different replicas, so each kind of
 * request misses a change a number of times, even if another kind has seen it. Used by one thread at a time.
 */
final class ReplicationLag {

    /** The number of requests after which every replica has a change, for each request that may miss it. */
    private static final int REPLICATED_AFTER = 10;

    private final Map<String, Change> changes = new LinkedHashMap<>();
    private int misses;
    private String current = "";

    /** Sets the number of times that a request of one kind misses a change. */
    void set(int requests) {
        misses = requests;
        if (requests == 0) {
            changes.clear();
        }
    }

    void nextRequest(String kind) {
        current = kind;
        changes.values().forEach(change -> change.count(kind));
        changes.values().removeIf(change -> change.requests > misses * REPLICATED_AFTER);
    }

    void changed(String id, Optional<GraphObject> before) {
        if (misses > 0) {
            changes.putIfAbsent(id, new Change(before));
        }
    }

    /** Returns what the current request sees of this state. */
    GraphState seen(GraphState state) {
        GraphState seen = state;
        for (Map.Entry<String, Change> entry : changes.entrySet()) {
            if (entry.getValue().requestsOf(current) <= misses) {
                seen = seen.with(entry.getKey(), entry.getValue().before);
            }
        }
        return seen;
    }

    /** A change that replicas may miss. */
    private static final class Change {

        private final Optional<GraphObject> before;
        private final Map<String, Integer> byKind = new HashMap<>();
        private int requests;

        Change(Optional<GraphObject> before) {
            this.before = before;
        }

        void count(String kind) {
            requests++;
            byKind.merge(kind, 1, Integer::sum);
        }

        int requestsOf(String kind) {
            return byKind.getOrDefault(kind, 0);
        }
    }
}
