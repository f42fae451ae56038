package io.github.entrafilter.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** One thread for tasks in the background, started with its first task. It keeps no server from stopping. */
public final class DaemonScheduler extends ScheduledThreadPoolExecutor {

    private volatile Optional<Thread> thread = Optional.empty();

    public DaemonScheduler(String name) {
        super(1);
        setRemoveOnCancelPolicy(true);
        setThreadFactory(task -> {
            Thread started = new Thread(task, name);
            started.setDaemon(true);
            thread = Optional.of(started);
            return started;
        });
    }

    /**
     * Waits until the thread has ended after a shutdown. A container looks for threads as soon as it has stopped us,
     * and an executor is terminated a moment before its thread.
     *
     * @param atMost enough for a thread that is not stuck
     */
    public void join(Duration atMost) {
        try {
            if (thread.isPresent() && thread.get() != Thread.currentThread()) {
                thread.get().join(atMost.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
