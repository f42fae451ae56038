package io.github.entrafilter.it.application;

import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.audit.AuditListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the audit events that listeners receive. */
public final class HeardEvents implements AuditListener {

    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    @Override
    public void on(AuditEvent event) {
        hear("listener", event);
    }

    static void hear(String how, AuditEvent event) {
        EVENTS.add(how + " " + event);
    }

    static List<String> all() {
        return List.copyOf(EVENTS);
    }
}
