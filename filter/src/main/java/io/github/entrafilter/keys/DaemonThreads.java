package io.github.entrafilter.keys;

/** Threads that keep no server from stopping. */
final class DaemonThreads {

    private DaemonThreads() {}

    /** Starts a thread for one task. It may outlive the application for a moment, so it knows no class loader of it. */
    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        return thread;
    }
}
