package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.directory.Directory;

/**
 * The tenant: the directory that it started with, and the changes through Microsoft Graph. Safe for use by several
 * threads.
 */
public final class Tenant {

    private final Directory original;
    private final GraphState untouched;
    private final GraphTenant graph;

    /** Creates a tenant with this directory. */
    public Tenant(Directory original) {
        this.original = original;
        this.untouched = new InitialGraphState(original).state();
        this.graph = new GraphTenant(untouched);
    }

    /** Returns the part that Microsoft Graph reads and changes. */
    public GraphTenant graph() {
        return graph;
    }

    /** Returns the directory as it is now. */
    public Directory directory() {
        GraphState now = graph.state();
        return now.equals(untouched) ? original : new CurrentDirectory(original, now).directory();
    }
}
