package io.github.entrafilter.cdi;

import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.audit.AuditListener;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Objects;
import java.util.Optional;

/** Fires each audit event as a CDI event. Skipped if the container has no CDI. */
public final class CdiAuditListener implements AuditListener {

    /** Creates the listener; fails if the container has no CDI. */
    public CdiAuditListener() {
        // Loads the CDI API now, so that the service loader skips this class without it.
        Objects.requireNonNull(CDI.class);
    }

    @Override
    public void on(AuditEvent event) {
        container().ifPresent(cdi -> cdi.getBeanManager().getEvent().fire(event));
    }

    /** Does nothing if the application has no CDI, though its container has. */
    private static Optional<CDI<Object>> container() {
        try {
            return Optional.of(CDI.current());
        } catch (IllegalStateException none) {
            return Optional.empty();
        }
    }
}
