package io.github.entrafilter.faults.service;

import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;

/** Where virtual threads held on to their carriers though they waited, as the JVM has recorded it. */
public final class Pinning {

    static final String EVENT = "jdk.VirtualThreadPinned";

    private final List<RecordedEvent> events;

    private Pinning(List<RecordedEvent> events) {
        this.events = events;
    }

    /** What a recording tells. */
    public static Pinning in(List<RecordedEvent> events) {
        return new Pinning(events);
    }

    /** The stacks in which such a class was running. */
    public List<String> stacksWith(Predicate<String> className) {
        return events.stream()
                .filter(event -> EVENT.equals(event.getEventType().getName()))
                .filter(event -> Stacks.classesIn(event).anyMatch(className))
                .map(event -> String.valueOf(event.getStackTrace()))
                .toList();
    }

    /** How many requests ran on virtual threads. */
    public long requestsOnVirtualThreads() {
        return events.stream()
                .filter(event -> RequestEvent.NAME.equals(event.getEventType().getName()))
                .filter(event -> event.getString("runner").contains("Virtual"))
                .count();
    }
}
