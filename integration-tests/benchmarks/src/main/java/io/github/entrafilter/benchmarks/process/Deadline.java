package io.github.entrafilter.benchmarks.process;

import java.time.Duration;

/** Ends the processes that this one has started, when it ends; ends all of them when a time limit is exceeded. */
public final class Deadline {

    private Deadline() {}

    public static void in(Duration limit) {
        Runtime.getRuntime().addShutdownHook(new Thread(Deadline::endDescendants));
        Thread watch = new Thread(() -> endAfter(limit), "deadline");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endAfter(Duration limit) {
        try {
            Thread.sleep(limit.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        System.err.println("The benchmarks did not end within " + limit);
        endDescendants();
        Runtime.getRuntime().halt(1);
    }

    private static void endDescendants() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
