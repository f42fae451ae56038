package io.github.entrafilter.telemetry;

import io.github.entrafilter.settings.TokenVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one verdict by token version; tokens without a version have their own count. */
final class ByVersion {

    private final Map<TokenVersion, LongAdder> versions = new EnumMap<>(TokenVersion.class);
    private final LongAdder none = new LongAdder();

    ByVersion() {
        for (TokenVersion version : TokenVersion.values()) {
            versions.put(version, new LongAdder());
        }
    }

    LongAdder of(TokenVersion version) {
        return versions.getOrDefault(version, none);
    }

    LongAdder of(Optional<TokenVersion> version) {
        return version.map(this::of).orElse(none);
    }

    List<Sample> samples(String verdict) {
        List<Sample> samples = new ArrayList<>();
        versions.forEach((version, count) -> add(verdict, version.claim(), count.sum(), samples));
        add(verdict, "none", none.sum(), samples);
        return samples;
    }

    private static void add(String verdict, String version, long count, List<Sample> samples) {
        if (count > 0) {
            samples.add(new Sample(count, Map.of("verdict", verdict, "version", version)));
        }
    }
}
