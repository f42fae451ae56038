package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Key sets, and when each is too old to be trusted, on a steady clock. Immutable. */
final class AgedKeys {

    static final AgedKeys NONE = new AgedKeys(PublishedKeys.NONE, Map.of());

    private final PublishedKeys keys;
    private final Map<TokenVersion, Duration> ends;
    private final long firstEnd;

    private AgedKeys(PublishedKeys keys, Map<TokenVersion, Duration> ends) {
        this.keys = keys;
        this.ends = Map.copyOf(ends);
        this.firstEnd =
                ends.isEmpty() ? Long.MAX_VALUE : Collections.min(ends.values()).toNanos();
    }

    /** Returns these sets, with newer ones in the place of older ones; the newer ones end then. */
    AgedKeys with(Map<TokenVersion, KeySet> newer, Duration end) {
        Map<TokenVersion, Duration> all = new EnumMap<>(TokenVersion.class);
        all.putAll(ends);
        for (TokenVersion version : newer.keySet()) {
            all.put(version, end);
        }
        return new AgedKeys(keys.with(newer), all);
    }

    /** The sets that have not ended. Allocates nothing while none has. */
    PublishedKeys at(long nanos) {
        return nanos < firstEnd ? keys : usableAt(Duration.ofNanos(nanos)).keys;
    }

    /** Without the sets that have ended. */
    AgedKeys usableAt(Duration now) {
        Map<TokenVersion, KeySet> usable = new EnumMap<>(TokenVersion.class);
        usable.putAll(keys.byVersion());
        Map<TokenVersion, Duration> later = new EnumMap<>(TokenVersion.class);
        for (Map.Entry<TokenVersion, Duration> end : ends.entrySet()) {
            if (end.getValue().compareTo(now) > 0) {
                later.put(end.getKey(), end.getValue());
            }
        }
        usable.keySet().retainAll(later.keySet());
        return new AgedKeys(new PublishedKeys(usable), later);
    }

    Map<TokenVersion, Duration> ends() {
        return ends;
    }
}
