package io.github.entrafilter.faults.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The JVM's own recorder, for as long as a scenario lasts. */
public final class FlightRecorder implements AutoCloseable {

    /** Everything by which a thread can wait on something else than the scheduler. */
    static final List<String> WAITS = List.of(
            "jdk.ThreadPark",
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadSleep",
            "jdk.SocketRead",
            "jdk.SocketWrite");

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    private final Recording recording;

    private FlightRecorder(Recording recording) {
        this.recording = recording;
    }

    /** Starts to record requests and waits of ten milliseconds or more. */
    public static FlightRecorder ofWaits() {
        Recording recording = new Recording();
        recording.enable(RequestEvent.class).withThreshold(SHORTEST_WAIT);
        WAITS.forEach(
                wait -> recording.enable(wait).withThreshold(SHORTEST_WAIT).withStackTrace());
        recording.start();
        return new FlightRecorder(recording);
    }

    /** Starts to record all requests, and every moment in which a virtual thread holds its carrier though it waits. */
    public static FlightRecorder ofPinning() {
        Recording recording = new Recording();
        recording.enable(RequestEvent.class);
        recording.enable(Pinning.EVENT).withThreshold(Duration.ZERO).withStackTrace();
        recording.start();
        return new FlightRecorder(recording);
    }

    /** Stops, and tells what was recorded. */
    public List<RecordedEvent> stop() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("faults", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
