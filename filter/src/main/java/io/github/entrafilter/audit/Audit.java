package io.github.entrafilter.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the log and all listeners what has happened; of a flood, a few each second. Thread-safe. */
public final class Audit {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private final List<AuditListener> listeners;
    private final FloodGate gate = new FloodGate();
    private final Set<Class<?>> failed = ConcurrentHashMap.newKeySet();

    /** For these listeners, and the log. */
    public Audit(List<AuditListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Tells an event. Never throws. */
    public void tell(AuditEvent event) {
        long withheld = gate.pass(event);
        if (withheld == FloodGate.SHUT) {
            return;
        }
        if (LOG.isLoggable(Level.INFO)) {
            String more = withheld == 0 ? "" : "; " + withheld + " more like this were not told";
            LOG.log(Level.INFO, AuditLine.of(event) + more);
        }
        listeners.forEach(listener -> tell(event, listener));
    }

    private void tell(AuditEvent event, AuditListener listener) {
        try {
            listener.on(event);
        } catch (RuntimeException | Error e) {
            if (failed.add(listener.getClass())) {
                LOG.log(Level.WARNING, "an audit listener has failed, which is told once", e);
            }
        }
    }
}
