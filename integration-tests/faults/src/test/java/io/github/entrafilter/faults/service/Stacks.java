package io.github.entrafilter.faults.service;

import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;

/** The stacks of recorded events. */
final class Stacks {

    private Stacks() {}

    /** The classes whose code was running, the innermost first; none where no stack was recorded. */
    static Stream<String> classesIn(RecordedEvent event) {
        return event.getStackTrace() == null
                ? Stream.empty()
                : event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName());
    }
}
