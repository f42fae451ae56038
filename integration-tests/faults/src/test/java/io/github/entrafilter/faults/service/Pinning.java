package io.github.entrafilter.faults.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording of the moments in which a virtual thread pins its carrier while it waits. */
public final class Pinning implements AutoCloseable {

    private static final String EVENT = "jdk.VirtualThreadPinned";

    private final Recording recording = new Recording();

    private Pinning() {}

    /** Starts to record. */
    public static Pinning record() {
        Pinning pinning = new Pinning();
        pinning.recording.enable(EVENT).withThreshold(Duration.ZERO).withStackTrace();
        pinning.recording.start();
        return pinning;
    }

    /** Stops to record, and returns the pinned threads. */
    public List<RecordedEvent> stop() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("faults", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> EVENT.equals(event.getEventType().getName()))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    /** The stacks in which such a class was running. */
    public static List<String> stacksWith(Predicate<String> className, List<RecordedEvent> pinned) {
        return pinned.stream()
                .filter(event -> classesIn(event).anyMatch(className))
                .map(event -> String.valueOf(event.getStackTrace()))
                .toList();
    }

    private static Stream<String> classesIn(RecordedEvent event) {
        return event.getStackTrace() == null
                ? Stream.empty()
                : event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName());
    }

    @Override
    public void close() {
        recording.close();
    }
}
