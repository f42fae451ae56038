package io.github.entrafilter.coverage;

import java.util.Comparator;
import java.util.stream.Stream;

/** The share of requests to an endpoint that match a pattern. */
enum Extent {
    NONE,
    PART,
    WHOLE;

    static Extent max(Stream<Extent> extents) {
        return extents.max(Comparator.naturalOrder()).orElse(NONE);
    }
}
