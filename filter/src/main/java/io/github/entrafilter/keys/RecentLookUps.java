package io.github.entrafilter.keys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keys that were looked up a short while ago: for them, the present keys are the truth, and no further fetch is needed.
 * Bounded, as anybody can make up key ids. Immutable.
 */
final class RecentLookUps {

    static final RecentLookUps NONE = new RecentLookUps(Map.of());

    private static final int MAX_KEYS = 1000;

    /** Until when each counts, on a steady clock; the oldest first. */
    private final Map<SigningKey.Id, Duration> ends;

    private RecentLookUps(Map<SigningKey.Id, Duration> ends) {
        this.ends = ends;
    }

    boolean contains(SigningKey.Id key, Duration now) {
        Duration end = ends.get(key);
        return end != null && now.compareTo(end) < 0;
    }

    /** Returns these and those, without those that have ended, and without the oldest where there are too many. */
    RecentLookUps with(Set<SigningKey.Id> keys, Duration now, Duration end) {
        Map<SigningKey.Id, Duration> all = new LinkedHashMap<>();
        for (Map.Entry<SigningKey.Id, Duration> earlier : ends.entrySet()) {
            if (earlier.getValue().compareTo(now) > 0 && !keys.contains(earlier.getKey())) {
                all.put(earlier.getKey(), earlier.getValue());
            }
        }
        for (SigningKey.Id key : keys) {
            all.put(key, end);
        }
        int excess = all.size() - MAX_KEYS;
        if (excess > 0) {
            all.keySet().removeAll(all.keySet().stream().limit(excess).toList());
        }
        return new RecentLookUps(all);
    }
}
