package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.graph.GraphState;
import io.github.entrafilter.localentra.graph.GraphTenant;

/**
 * The tenant: the directory that it started with, and what Microsoft Graph has made of it. Safe for use by several
 * threads.
 */
final class Tenant {

    private final Directory original;
    private final GraphState untouched;
    private final GraphTenant graph;

    Tenant(Directory original) {
        this.original = original;
        this.untouched = new Registrations(original).state();
        this.graph = new GraphTenant(untouched);
    }

    /** What Microsoft Graph reads and changes. */
    GraphTenant graph() {
        return graph;
    }

    /** Who is in the tenant now. */
    Directory directory() {
        GraphState now = graph.state();
        return now.equals(untouched) ? original : new RegisteredDirectory(original, now).directory();
    }
}
