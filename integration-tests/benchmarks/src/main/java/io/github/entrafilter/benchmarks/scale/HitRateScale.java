package io.github.entrafilter.benchmarks.scale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.entrafilter.benchmarks.check.WholeFilter;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Bound.Relation;
import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.LineChart;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.Scene;
import io.github.entrafilter.protection.Decision;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * The hit rate of the cache for returning callers, next to one-time tokens. Popularity follows Zipf's law: the second
 * caller calls half as often as the first, the third a third as often. The filter and Caffeine get the same calls.
 */
record HitRateScale(Table table, List<Bound> bounds, LineChart chart) {

    private static final List<Integer> SIZES = List.of(100, 300, 1_000, 3_000, 10_000);
    private static final int CALLS_PER_TOKEN = 2;
    private static final double ONE_TIME_TOKENS = 0.1;
    private static final double MAX_DIFFERENCE = 0.02;

    /** Returns whether a call found the verdict on this token in the cache. */
    @FunctionalInterface
    private interface Lookup {
        boolean finds(int token) throws Exception;
    }

    /**
     * @param callers the most popular first: their tokens' numbers are below this
     * @param calls the numbers of the tokens, in order
     */
    private record Trace(int callers, List<Integer> calls) {

        static Trace of(int tokens) {
            int length = tokens * CALLS_PER_TOKEN;
            int oneTime = (int) (length * ONE_TIME_TOKENS);
            int callers = tokens - oneTime;
            double[] popularity = IntStream.rangeClosed(1, callers)
                    .mapToDouble(rank -> 1.0 / rank)
                    .toArray();
            Arrays.parallelPrefix(popularity, Double::sum);
            Random random = new Random(1);
            List<Integer> calls = new ArrayList<>(length);
            int next = callers;
            while (calls.size() < length) {
                boolean once = next < tokens && random.nextDouble() < ONE_TIME_TOKENS;
                calls.add(once ? next++ : caller(random.nextDouble() * popularity[callers - 1], popularity));
            }
            return new Trace(callers, calls);
        }

        private static int caller(double at, double[] popularity) {
            int found = Arrays.binarySearch(popularity, at);
            return found < 0 ? -found - 1 : found;
        }

        /** Returns the hit rate of the callers' calls in the second half. */
        double hitRate(Lookup lookup) throws Exception {
            int hits = 0;
            int asked = 0;
            for (int call = 0; call < calls.size(); call++) {
                boolean found = lookup.finds(calls.get(call));
                if (calls.get(call) < callers && call >= calls.size() / 2) {
                    hits += found ? 1 : 0;
                    asked++;
                }
            }
            return (double) hits / asked;
        }
    }

    static HitRateScale measured(Scene scene, List<String> tokens) throws Exception {
        Trace trace = Trace.of(tokens.size());
        List<Integer> sizes =
                SIZES.stream().filter(size -> size <= trace.callers()).toList();
        List<List<String>> rows = new ArrayList<>();
        List<Bound> bounds = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> caffeines = new ArrayList<>();
        for (int size : sizes) {
            double mine = trace.hitRate(filter(scene, size, tokens));
            double theirs = trace.hitRate(caffeine(size));
            ours.add(mine);
            caffeines.add(theirs);
            rows.add(List.of(Figure.of(size, 0), Figure.of(mine, 3), Figure.of(theirs, 3)));
            bounds.add(new Bound(
                    "hit rate with a cache of " + Figure.of(size, 0) + ", Caffeine's less 2 points",
                    Relation.AT_LEAST,
                    theirs - MAX_DIFFERENCE,
                    mine,
                    3));
        }
        return new HitRateScale(
                new Table(
                        "Hit rate",
                        "The share of returning callers' calls whose verdict is cached: "
                                + Figure.of(trace.callers(), 0) + " callers by Zipf's law; one call in ten has a token"
                                + " that is used once.",
                        List.of("token-cache-size", "Entra Filter", "Caffeine"),
                        rows),
                bounds,
                new LineChart(
                        "Cached tokens next to one-time tokens",
                        "hit-rate.svg",
                        "size of the cache, in tokens",
                        "hit rate (more is better)",
                        sizes.stream().map(Integer::doubleValue).toList(),
                        List.of(
                                new LineChart.Line("Entra Filter", ours, true),
                                new LineChart.Line("Caffeine", caffeines, false))));
    }

    /** A hit returns the same principal as the call before. */
    @SuppressWarnings("ReferenceEquality")
    private static Lookup filter(Scene scene, int size, List<String> tokens) throws Exception {
        WholeFilter filter = WholeFilter.with(scene, Map.of("token-cache-size", Integer.toString(size)));
        Map<Integer, Principal> principals = new HashMap<>();
        return token -> {
            Callable<Object> check = filter.checking(tokens.get(token));
            Principal principal = ((Decision.Admitted) check.call()).caller();
            return principals.put(token, principal) == principal;
        };
    }

    private static Lookup caffeine(int size) {
        Cache<Integer, Boolean> cache =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
        return token -> {
            boolean hit = cache.getIfPresent(token) != null;
            cache.put(token, true);
            return hit;
        };
    }
}
