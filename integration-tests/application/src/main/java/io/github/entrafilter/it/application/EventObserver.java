package io.github.entrafilter.it.application;

import io.github.entrafilter.audit.AuditEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps what the audit tells by CDI, where there is CDI. */
@ApplicationScoped
public class EventObserver {

    void hear(@Observes AuditEvent event) {
        HeardEvents.hear("cdi", event);
    }
}
