package io.github.entrafilter.cdi;

import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.audit.AuditListener;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Objects;
import java.util.Optional;

/** Fires each event of the audit as a CDI event. Left out where the container has no CDI. */
public final class CdiAuditListener implements AuditListener {

    /** For the service loader. */
    public CdiAuditListener() {
        // Touched now, so that this is not loaded where there is none.
        Objects.requireNonNull(CDI.class);
    }

    @Override
    public void on(AuditEvent event) {
        container().ifPresent(cdi -> cdi.getBeanManager().getEvent().fire(event));
    }

    /** An application may have no CDI though its container has. */
    private static Optional<CDI<Object>> container() {
        try {
            return Optional.of(CDI.current());
        } catch (IllegalStateException none) {
            return Optional.empty();
        }
    }
}
