package io.github.entrafilter.audit;

import io.github.entrafilter.Reason;
import io.github.entrafilter.audit.AuditEvent.RequestRefused;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits refusals to a number per reason and second: junk requests must neither fill the log nor hide other events.
 * Thread-safe; takes the time from the events.
 */
final class FloodGate {

    static final long SHUT = -1;
    private static final int MAX_PER_SECOND = 20;

    private final Map<Reason, RateLimit> limits = new EnumMap<>(Reason.class);

    FloodGate() {
        for (Reason reason : Reason.values()) {
            limits.put(reason, new RateLimit());
        }
    }

    /** The number of events suppressed before this one; {@link #SHUT} if this one is suppressed as well. */
    long pass(AuditEvent event) {
        RateLimit limit = event instanceof RequestRefused refused
                ? limits.get(refused.refusal().reason())
                : null;
        return limit == null ? 0 : limit.pass(event.time().getEpochSecond());
    }

    /** Approximate under contention: an additional line does no harm. */
    private static final class RateLimit {

        private final AtomicLong second = new AtomicLong(Long.MIN_VALUE);
        private final AtomicLong passed = new AtomicLong();
        private final AtomicLong suppressed = new AtomicLong();

        private long pass(long now) {
            if (second.getAndSet(now) != now) {
                passed.set(0);
            }
            if (passed.incrementAndGet() > MAX_PER_SECOND) {
                suppressed.incrementAndGet();
                return SHUT;
            }
            return suppressed.getAndSet(0);
        }
    }
}
