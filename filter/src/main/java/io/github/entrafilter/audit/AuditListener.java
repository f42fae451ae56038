package io.github.entrafilter.audit;

/**
 * Is told of each verdict that matters. Found by {@link java.util.ServiceLoader} among the application's classes.
 *
 * <p>Called by several threads at once, on those that serve requests: has to be quick. What it throws is logged and
 * goes no further.
 */
@FunctionalInterface
public interface AuditListener {

    /** Something has happened. */
    void on(AuditEvent event);
}
