package io.github.entrafilter.localentra.graph;

import java.util.Optional;

/**
 * The objects of a tenant, which Graph changes. Safe for use by several threads: requests to Graph run one at a time.
 *
 * <p>Entra replicates its directory with a delay, which {@link ReplicationLag} simulates.
 */
public final class GraphTenant {

    private final ReplicationLag lag = new ReplicationLag();
    private volatile GraphState state;

    /** Creates a tenant with this state. */
    public GraphTenant(GraphState state) {
        this.state = state;
    }

    /** Returns the current state. */
    public GraphState state() {
        return state;
    }

    /** Sets the number of times that a request of one kind misses a change; 0 shows everything at once. */
    public synchronized void delay(int requests) {
        lag.set(requests);
    }

    /** Counts a request. */
    synchronized void nextRequest(String method, String uri) {
        lag.nextRequest(method + " " + uri);
    }

    /** Returns the state that the current request sees. */
    synchronized GraphState visible() {
        return lag.seen(state);
    }

    /** Becomes a state in which nothing is new or changed, but something can be missing. */
    void become(GraphState next) {
        state = next;
    }

    /** Becomes a state with a new object. */
    synchronized void becomeWithNew(String id, GraphState next) {
        lag.changed(id, Optional.empty());
        state = next;
    }

    /** Becomes a state with another version of an object. */
    synchronized void becomeWithChanged(GraphObject before, GraphState next) {
        lag.changed(before.id(), Optional.of(before));
        state = next;
    }
}
