package io.github.entrafilter.revocation;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.platform.DaemonScheduler;
import io.github.entrafilter.settings.RevocationList;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The watches on all lists of revocations. One thread reads those that may change. Thread-safe. */
public final class RevocationWatchRegistry implements AutoCloseable {

    /** A revocation applies within a second: this delay, and some time to read. */
    private static final long DELAY_MILLIS = 800;

    private static final Duration MAX_STOP = Duration.ofSeconds(1);

    private final Audit audit;
    private final InstantSource clock;
    private final Map<RevocationList, RevocationWatch> watches = new ConcurrentHashMap<>();
    private final DaemonScheduler scheduler = new DaemonScheduler("entra-filter-revocations");

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
            schedule(watch);
        }
        return watch;
    }

    private void schedule(RevocationWatch watch) {
        try {
            var unused = scheduler.scheduleWithFixedDelay(
                    () -> lookAgain(watch), DELAY_MILLIS, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // A request under way when the application stopped: the list as it is now will do.
        }
    }

    /** An exception would end the task, and no later revocation would apply. */
    private static void lookAgain(RevocationWatch watch) {
        try {
            watch.look();
        } catch (RuntimeException | Error e) {
            // It logs its failures itself; this one is of the log, or of memory.
        }
    }

    /** Ends the thread after its task; an interrupted read would look like an unreadable list. */
    @Override
    public void close() {
        scheduler.shutdown();
        scheduler.join(MAX_STOP);
    }
}
