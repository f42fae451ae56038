package io.github.entrafilter.localentra.endpoint;

import java.util.concurrent.atomic.AtomicInteger;

/** The behaviour and the request count of the discovery and key endpoints. Safe for use by several threads. */
public final class KeyEndpointState {

    private final AtomicInteger fetches = new AtomicInteger();
    private volatile KeyEndpointBehaviour behaviour = KeyEndpointBehaviour.healthy();

    /** Creates the state of healthy endpoints. */
    public KeyEndpointState() {}

    /** Returns the number of requests so far. */
    public int fetches() {
        return fetches.get();
    }

    /** Whether the responses are correct and without delay. */
    public boolean isHealthy() {
        return behaviour.isHealthy();
    }

    /** Changes the behaviour from now on. */
    public void behave(KeyEndpointBehaviour how) {
        behaviour = how;
    }

    /** Counts a request, and returns the behaviour for it. */
    KeyEndpointBehaviour next() {
        fetches.incrementAndGet();
        return behaviour;
    }
}
