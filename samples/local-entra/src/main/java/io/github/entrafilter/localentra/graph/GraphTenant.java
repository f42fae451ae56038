package io.github.entrafilter.localentra.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tenant that Graph changes. Safe for use by several threads: requests to Graph take their turns.
 *
 * <p>Entra's directory is replicated, and what has been created is not everywhere at once. So a number of requests can
 * be set that do not see it yet.
 */
public final class GraphTenant {

    private final Map<String, Integer> requestsUntilSeen = new LinkedHashMap<>();
    private int delay;
    private volatile GraphState state;

    /** A tenant in this state. */
    public GraphTenant(GraphState state) {
        this.state = state;
    }

    /** What is registered now. */
    public GraphState state() {
        return state;
    }

    /** From now on, the next so many requests do not see what has been created; 0 shows everything at once. */
    public synchronized void delay(int requests) {
        delay = requests;
        if (requests == 0) {
            requestsUntilSeen.clear();
        }
    }

    /** Called once for each request. */
    synchronized void nextRequest() {
        requestsUntilSeen.replaceAll((id, left) -> left - 1);
        requestsUntilSeen.values().removeIf(left -> left < 0);
    }

    /** What the present request sees. */
    synchronized GraphState seen() {
        return state.without(requestsUntilSeen.keySet());
    }

    void become(GraphState next) {
        state = next;
    }

    synchronized void becomeWithNew(String id, GraphState next) {
        if (delay > 0) {
            requestsUntilSeen.put(id, delay);
        }
        state = next;
    }
}
