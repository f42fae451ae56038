package io.github.entrafilter.revocation;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.settings.RevocationList;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The watches on all lists of revocations. One thread reads those that may change. Thread-safe. */
public final class RevocationWatchRegistry implements AutoCloseable {

    /** A revocation applies within a second: this delay, and some time to read. */
    private static final long DELAY_MILLIS = 800;

    private final Audit audit;
    private final InstantSource clock;
    private final Map<RevocationList, RevocationWatch> watches = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "entra-filter-revocations");
        thread.setDaemon(true);
        return thread;
    });

    public RevocationWatchRegistry(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** The watch on this list; the first call reads the list. */
    public RevocationWatch on(RevocationList list) {
        return watches.computeIfAbsent(list, this::watch);
    }

    private RevocationWatch watch(RevocationList list) {
        RevocationWatch watch = new RevocationWatch(list, audit, clock);
        watch.look();
        if (list.mayChange()) {
            var unused =
                    scheduler.scheduleWithFixedDelay(watch::look, DELAY_MILLIS, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
