package io.github.entrafilter.benchmarks.scale;

import io.github.entrafilter.benchmarks.check.Contestant;
import io.github.entrafilter.benchmarks.check.InTurn;
import io.github.entrafilter.benchmarks.check.Slice;
import io.github.entrafilter.benchmarks.check.WholeFilter;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Bound.Relation;
import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Median;
import io.github.entrafilter.benchmarks.scene.Scene;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** The cost with many callers, each with a token of its own, and the memory of their cached verdicts. */
record CallersScale(Table table, Bound bound) {

    private static final List<Integer> CALLERS = List.of(1, 100, 10_000, 100_000);
    private static final int KEPT = 10_000;
    private static final Duration SLICE = Duration.ofMillis(300);
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 20_000;

    /** One token for each caller: an application of its own, all with the same roles. */
    static List<String> tokens(Scene scene, Effort effort) {
        TokenBuilder recipe = scene.token();
        return IntStream.range(0, effort.of(CALLERS.get(CALLERS.size() - 1)))
                .parallel()
                .mapToObj(caller -> ofNewCaller(recipe).mint())
                .toList();
    }

    /** An application's subject is its object id. */
    private static TokenBuilder ofNewCaller(TokenBuilder recipe) {
        String objectId = UUID.randomUUID().toString();
        return recipe.claim("oid", objectId)
                .claim("sub", objectId)
                .claim("appid", UUID.randomUUID().toString());
    }

    static CallersScale measured(Scene scene, List<String> tokens) throws Exception {
        Callable<Object> bare =
                Contestant.named(Contestant.BARE).preparation().prepare(scene).checking(tokens.get(0));
        List<List<String>> rows = new ArrayList<>();
        for (int callers : CALLERS.stream().filter(it -> it <= tokens.size()).toList()) {
            List<String> theirs = tokens.subList(0, callers);
            rows.add(List.of(
                    Figure.of(callers, 0),
                    Figure.of(ratio(scene, KEPT, theirs, bare), 3),
                    Figure.of(ratio(scene, CALLERS.get(3), theirs, bare), 3)));
        }
        double bytes = bytesForEach(scene, tokens);
        Table table = new Table(
                "Many callers",
                "Each caller is an application of its own, with one token; they call in turn. × bare verification. A"
                        + " cached verdict takes " + Figure.of(bytes, 0)
                        + " bytes of heap, with the principal and its claims (" + Figure.of(tokens.size(), 0)
                        + " cached).",
                List.of("callers", "10,000 verdicts cached (default)", "100,000 cached"),
                rows);
        return new CallersScale(table, new Bound("cached verdict, bytes", Relation.AT_MOST, 1800, bytes, 0));
    }

    private static Map<String, String> sized(int verdicts) {
        return Map.of("token-cache-size", Integer.toString(verdicts));
    }

    private static double ratio(Scene scene, int kept, List<String> tokens, Callable<Object> bare) throws Exception {
        Callable<Object> inTurn = InTurn.of(checks(WholeFilter.with(scene, sized(kept)), tokens));
        // Until each verdict is cached, or the cache is full.
        for (int i = 0; i < Math.max(Math.min(tokens.size(), kept), WARM_UP); i++) {
            Slice.sink = inTurn.call();
        }
        List<Double> ratios = new ArrayList<>();
        Slice before = Slice.of(bare, SLICE);
        for (int round = 0; round < ROUNDS; round++) {
            Slice mine = Slice.of(inTurn, SLICE);
            Slice after = Slice.of(bare, SLICE);
            ratios.add(2 * mine.nanos() / (before.nanos() + after.nanos()));
            before = after;
        }
        return Median.of(ratios);
    }

    /** The cache has room for twice as many: sets fill unevenly, and each verdict must find a place in its own. */
    private static double bytesForEach(Scene scene, List<String> tokens) throws Exception {
        List<Callable<Object>> checks = checks(WholeFilter.with(scene, sized(2 * tokens.size())), tokens);
        long before = usedAfterCollection();
        try {
            for (Callable<Object> check : checks) {
                Slice.sink = check.call();
            }
            return (double) (usedAfterCollection() - before) / tokens.size();
        } finally {
            // The checks hold the filter: until here, its cache must stay in the heap.
            Reference.reachabilityFence(checks);
        }
    }

    private static List<Callable<Object>> checks(Candidate filter, List<String> tokens) throws Exception {
        List<Callable<Object>> checks = new ArrayList<>();
        for (String token : tokens) {
            checks.add(filter.checking(token));
        }
        return checks;
    }

    private static long usedAfterCollection() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
