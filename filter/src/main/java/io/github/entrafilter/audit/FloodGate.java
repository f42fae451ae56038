package io.github.entrafilter.audit;

import io.github.entrafilter.Reason;
import io.github.entrafilter.audit.AuditEvent.CallRefused;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets so many refusals through each second, for each reason: junk that anybody can send must neither fill the log nor
 * hide what else goes on. Thread-safe; takes the time from the events.
 */
final class FloodGate {

    static final long SHUT = -1;
    private static final int EACH_SECOND = 20;

    private final Map<Reason, Lane> lanes = new EnumMap<>(Reason.class);

    FloodGate() {
        for (Reason reason : Reason.values()) {
            lanes.put(reason, new Lane());
        }
    }

    /** How many were held back before this one; {@link #SHUT} if it is held back itself. */
    long pass(AuditEvent event) {
        Lane lane = event instanceof CallRefused refused
                ? lanes.get(refused.refusal().reason())
                : null;
        return lane == null ? 0 : lane.pass(event.time().getEpochSecond());
    }

    /** Two threads may take a second's turn for one: a line too many does no harm. */
    private static final class Lane {

        private final AtomicLong second = new AtomicLong(Long.MIN_VALUE);
        private final AtomicLong passed = new AtomicLong();
        private final AtomicLong withheld = new AtomicLong();

        private long pass(long now) {
            if (second.getAndSet(now) != now) {
                passed.set(0);
            }
            if (passed.incrementAndGet() > EACH_SECOND) {
                withheld.incrementAndGet();
                return SHUT;
            }
            return withheld.getAndSet(0);
        }
    }
}
