package io.github.entrafilter.audit;

/**
 * Receives audit events. Found by {@link java.util.ServiceLoader} among the application's classes.
 *
 * <p>Must be thread-safe and fast: request threads call it concurrently. Exceptions are logged and go no further.
 */
@FunctionalInterface
public interface AuditListener {

    /**
     * Handles an event.
     *
     * @param event an event of this application
     */
    void on(AuditEvent event);
}
