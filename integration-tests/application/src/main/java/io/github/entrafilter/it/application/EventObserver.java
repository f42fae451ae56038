package io.github.entrafilter.it.application;

import io.github.entrafilter.audit.AuditEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Records the audit events that CDI fires, where there is CDI. */
@ApplicationScoped
public class EventObserver {

    void hear(@Observes AuditEvent event) {
        HeardEvents.hear("cdi", event);
    }
}
