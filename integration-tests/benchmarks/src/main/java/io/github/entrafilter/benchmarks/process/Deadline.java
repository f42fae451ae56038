package io.github.entrafilter.benchmarks.process;

import java.time.Duration;

/** Ends this process and all that it has started, by their ids: when it ends, and at the latest when its time is up. */
public final class Deadline {

    private Deadline() {}

    public static void in(Duration longest) {
        Runtime.getRuntime().addShutdownHook(new Thread(Deadline::endDescendants));
        Thread watch = new Thread(() -> endAfter(longest), "deadline");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endAfter(Duration longest) {
        try {
            Thread.sleep(longest.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        System.err.println("The benchmarks did not end within " + longest);
        endDescendants();
        Runtime.getRuntime().halt(1);
    }

    private static void endDescendants() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
