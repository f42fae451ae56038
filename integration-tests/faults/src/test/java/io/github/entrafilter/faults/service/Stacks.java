package io.github.entrafilter.faults.service;

import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;

/** The frames of recorded events; none where no stack was recorded. */
final class Stacks {

    private Stacks() {}

    static Stream<RecordedFrame> of(RecordedEvent event) {
        return event.getStackTrace() == null ? Stream.empty() : event.getStackTrace().getFrames().stream();
    }
}
