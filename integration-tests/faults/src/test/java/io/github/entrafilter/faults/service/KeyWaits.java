package io.github.entrafilter.faults.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Which requests were slow because of keys.
 *
 * <p>A request is one of them if it took longer than 50 ms from the first filter to the last, and its own thread waited
 * in that time, in code of the filter's package for keys: parked, asleep, blocked by a monitor, or in a socket. The JVM
 * records such waits with their stacks. So a collection of garbage or a scheduler that favours others makes no request
 * slow because of keys, however long it lasts: those are no waits. And none that waits for a fetch goes unseen, whether
 * it waits for another thread's fetch or fetches by itself.
 */
public final class KeyWaits {

    private static final Duration SLOW = Duration.ofMillis(50);
    private static final String KEYS = "io.github.entrafilter.keys.";

    private final Map<Long, List<RecordedEvent>> waitsByThread;
    private final List<RecordedEvent> requests;

    private KeyWaits(Map<Long, List<RecordedEvent>> waitsByThread, List<RecordedEvent> requests) {
        this.waitsByThread = waitsByThread;
        this.requests = requests;
    }

    /** What a recording tells. */
    public static KeyWaits in(List<RecordedEvent> events) {
        return new KeyWaits(
                events.stream()
                        .filter(event -> FlightRecorder.WAITS.contains(name(event)) && isAmongKeys(event))
                        .collect(Collectors.groupingBy(KeyWaits::thread)),
                events.stream()
                        .filter(event -> RequestEvent.NAME.equals(name(event)))
                        .toList());
    }

    /** How many requests were slow because of keys, of those whose callers say so of their key. */
    public int slow(String key) {
        return (int) requests.stream()
                .filter(request -> key.equals(request.getString("key")))
                .filter(request -> request.getDuration().compareTo(SLOW) > 0)
                .filter(request -> waits(request).findAny().isPresent())
                .count();
    }

    /** How many threads of the server waited for keys at one time, at most. */
    public int maxAtOnce() {
        List<RecordedEvent> waits = requests.stream().flatMap(this::waits).toList();
        List<Instant> starts = new ArrayList<>();
        waits.forEach(wait -> starts.add(wait.getStartTime()));
        return starts.stream()
                .mapToInt(instant -> (int) waits.stream()
                        .filter(wait -> !wait.getStartTime().isAfter(instant)
                                && wait.getEndTime().isAfter(instant))
                        .count())
                .max()
                .orElse(0);
    }

    private Stream<RecordedEvent> waits(RecordedEvent request) {
        return waitsByThread.getOrDefault(thread(request), List.of()).stream()
                .filter(wait -> wait.getStartTime().isBefore(request.getEndTime())
                        && wait.getEndTime().isAfter(request.getStartTime()));
    }

    private static boolean isAmongKeys(RecordedEvent event) {
        return Stacks.classesIn(event).anyMatch(name -> name.startsWith(KEYS));
    }

    private static String name(RecordedEvent event) {
        return event.getEventType().getName();
    }

    private static long thread(RecordedEvent event) {
        return event.getThread().getJavaThreadId();
    }
}
