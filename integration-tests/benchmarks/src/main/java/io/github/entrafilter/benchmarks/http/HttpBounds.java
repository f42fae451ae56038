package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.http.load.LoadResult;
import io.github.entrafilter.benchmarks.http.server.Guard;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Bound.Relation;
import java.util.ArrayList;
import java.util.List;

/** The bounds for one server, with the measured figures. */
record HttpBounds(String server, List<LoadResult> results) {

    private static final double MIN_RATIO = 0.97;

    List<Bound> bounds() {
        List<Bound> bounds = new ArrayList<>();
        for (LoadResult result : results) {
            Guard guard = Guard.valueOf(result.target());
            if (guard == Guard.OURS) {
                bounds.add(new Bound(
                        server + ", cached token, × unprotected", Relation.AT_LEAST, MIN_RATIO, result.ratio(), 3));
            }
            if (guard == Guard.OURS || guard == Guard.OURS_FIRST_SIGHT) {
                bounds.addAll(
                        againstPeers(server + (guard == Guard.OURS ? ", cached token" : ", without cache"), result));
            }
        }
        return bounds;
    }

    private List<Bound> againstPeers(String what, LoadResult ours) {
        List<LoadResult> peers = results.stream()
                .filter(it -> Guard.valueOf(it.target()).isPeer())
                .toList();
        if (peers.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Bound(
                        what + ", best peer's × unprotected",
                        Relation.AT_LEAST,
                        peers.stream().mapToDouble(LoadResult::ratio).max().orElseThrow(),
                        ours.ratio(),
                        3),
                new Bound(
                        what + ", best peer's p99 in µs",
                        Relation.AT_MOST,
                        peers.stream().mapToDouble(LoadResult::p99).min().orElseThrow(),
                        ours.p99(),
                        0));
    }
}
