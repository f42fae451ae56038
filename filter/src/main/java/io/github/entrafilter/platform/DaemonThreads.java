package io.github.entrafilter.platform;

/** Threads that keep no server from stopping. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** Starts a thread for one task. It may outlive the application for a moment, so it knows no class loader of it. */
    public static Thread start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        return thread;
    }
}
