package io.github.entrafilter.telemetry;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Counts by an id, of which only the first hundred have counts of their own: ids are from tokens of any caller, and a
 * metric has to end somewhere.
 */
final class CountsById<T> {

    private static final int MAX_IDS = 100;
    private static final String OTHER_IDS = "other";

    private final ConcurrentHashMap<String, T> ids = new ConcurrentHashMap<>();
    private final Supplier<T> zero;
    private final int maxIds;

    /** @param more ids with counts of their own, besides the first hundred */
    CountsById(Supplier<T> zero, String... more) {
        this.zero = zero;
        this.maxIds = MAX_IDS + more.length;
        for (String id : more) {
            ids.put(id, zero.get());
        }
    }

    T of(String id) {
        T counts = ids.get(id);
        if (counts != null) {
            return counts;
        }
        String name = ids.size() < maxIds ? id : OTHER_IDS;
        return ids.computeIfAbsent(name, added -> zero.get());
    }

    long sum(ToLongFunction<T> count) {
        return ids.values().stream().mapToLong(count).sum();
    }

    void forEach(BiConsumer<String, T> action) {
        ids.forEach((id, counts) -> action.accept(id.toLowerCase(Locale.ROOT), counts));
    }
}
