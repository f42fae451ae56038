package io.github.entrafilter.localentra.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The objects of a tenant, which Graph changes. Safe for use by several threads: requests to Graph run one at a time.
 *
 * <p>Entra replicates its directory with a delay. To simulate that, new objects can be invisible to a number of
 * requests.
 */
public final class GraphTenant {

    private final Map<String, Integer> requestsUntilVisible = new LinkedHashMap<>();
    private int delay;
    private volatile GraphState state;

    /** Creates a tenant with this state. */
    public GraphTenant(GraphState state) {
        this.state = state;
    }

    /** Returns the current state. */
    public GraphState state() {
        return state;
    }

    /** Sets the number of requests to which a new object is invisible; 0 shows everything at once. */
    public synchronized void delay(int requests) {
        delay = requests;
        if (requests == 0) {
            requestsUntilVisible.clear();
        }
    }

    /** Counts a request. */
    synchronized void nextRequest() {
        requestsUntilVisible.replaceAll((id, left) -> left - 1);
        requestsUntilVisible.values().removeIf(left -> left < 0);
    }

    /** Returns the state that the current request sees. */
    synchronized GraphState visible() {
        return state.without(requestsUntilVisible.keySet());
    }

    void become(GraphState next) {
        state = next;
    }

    synchronized void becomeWithNew(String id, GraphState next) {
        if (delay > 0) {
            requestsUntilVisible.put(id, delay);
        }
        state = next;
    }
}
