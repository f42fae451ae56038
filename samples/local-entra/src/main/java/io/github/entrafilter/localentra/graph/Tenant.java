package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.directory.Directory;

/**
 * The tenant: the directory that it started with, and what Microsoft Graph has made of it. Safe for use by several
 * threads.
 */
public final class Tenant {

    private final Directory original;
    private final GraphState untouched;
    private final GraphTenant graph;

    public Tenant(Directory original) {
        this.original = original;
        this.untouched = new Registrations(original).state();
        this.graph = new GraphTenant(untouched);
    }

    /** What Microsoft Graph reads and changes. */
    public GraphTenant graph() {
        return graph;
    }

    /** Who is in the tenant now. */
    public Directory directory() {
        GraphState now = graph.state();
        return now.equals(untouched) ? original : new RegisteredDirectory(original, now).directory();
    }
}
