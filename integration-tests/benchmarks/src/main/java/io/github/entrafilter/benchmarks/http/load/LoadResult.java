package io.github.entrafilter.benchmarks.http.load;

import java.util.List;
import java.util.Locale;

/**
 * The result of the load on one target.
 *
 * @param ratio the median ratio of its throughput to that of the yardstick just before and after
 * @param p50 the median response time in microseconds
 * @param p99 the 99th percentile of the response time in microseconds
 */
public record LoadResult(String target, double perSecond, double ratio, double p50, double p99) {

    /** Returns the line that the load generator prints. */
    String line() {
        return String.format(Locale.ROOT, "%s %.1f %.4f %.2f %.2f", target, perSecond, ratio, p50, p99);
    }

    public static LoadResult parse(String line) {
        List<String> parts = List.of(line.split(" ", -1));
        return new LoadResult(
                parts.get(0),
                Double.parseDouble(parts.get(1)),
                Double.parseDouble(parts.get(2)),
                Double.parseDouble(parts.get(3)),
                Double.parseDouble(parts.get(4)));
    }
}
