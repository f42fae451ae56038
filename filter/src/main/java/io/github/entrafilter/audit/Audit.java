package io.github.entrafilter.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Writes events to the log and passes them to all listeners, at a limited rate per reason. Thread-safe. */
public final class Audit {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    /** A logger of its own, so that events can go to a file of their own. */
    private static final Logger EVENTS = System.getLogger("io.github.entrafilter.audit");

    private final List<AuditListener> listeners;
    private final Consumer<String> log;
    private final FloodGate gate = new FloodGate();
    private final Set<Class<?>> failed = ConcurrentHashMap.newKeySet();

    /**
     * An audit with these listeners.
     *
     * @param listeners called in this order
     */
    public Audit(List<AuditListener> listeners) {
        this(listeners, line -> EVENTS.log(Level.INFO, line));
    }

    private Audit(List<AuditListener> listeners, Consumer<String> log) {
        this.listeners = List.copyOf(listeners);
        this.log = log;
    }

    /** {@return an audit of requests that are made up: composes its lines and drops them} */
    public static Audit ofRehearsal() {
        return new Audit(List.of(), line -> {});
    }

    /**
     * Records an event. Never throws.
     *
     * @param event logged and passed on, unless there were too many of its kind
     */
    public void record(AuditEvent event) {
        long suppressed = gate.pass(event);
        if (suppressed == FloodGate.SHUT) {
            return;
        }
        log(event, suppressed);
        for (AuditListener listener : listeners) {
            pass(event, listener);
        }
    }

    private void log(AuditEvent event, long suppressed) {
        try {
            if (EVENTS.isLoggable(Level.INFO)) {
                String more = suppressed == 0 ? "" : "; " + suppressed + " similar events suppressed";
                log.accept(AuditLine.of(event) + more);
            }
        } catch (RuntimeException | Error e) {
            // A log that fails must not decide on requests, and there is no other one to report it to.
        }
    }

    private void pass(AuditEvent event, AuditListener listener) {
        try {
            listener.on(event);
        } catch (RuntimeException | Error e) {
            if (failed.add(listener.getClass())) {
                LOG.log(
                        Level.WARNING,
                        "audit listener " + listener.getClass().getName()
                                + " failed; its further failures are not logged",
                        e);
            }
        }
    }
}
