package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.scene.Effort;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures each candidate in a JVM of its own, by JMH with its allocation profiler. */
record JmhRun(Path log, Effort effort) {

    /**
     * The results of JMH for one candidate.
     *
     * @param error half the width of the 99.9 % confidence interval
     */
    record Figures(double micros, double error, double bytes) {}

    Map<String, Figures> of(List<Contestant> contestants) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CandidateBenchmark.class.getName())
                        .param(
                                "candidate",
                                contestants.stream().map(Contestant::name).toArray(String[]::new))
                        .forks(1)
                        .warmupIterations(effort.of(3))
                        .warmupTime(TimeValue.milliseconds(effort.of(700)))
                        .measurementIterations(Math.max(2, effort.of(20)))
                        .measurementTime(TimeValue.milliseconds(effort.of(125)))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .output(log.toString())
                        .build())
                .run();
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (RunResult result : results) {
            figures.put(
                    result.getParams().getParam("candidate"),
                    new Figures(
                            result.getPrimaryResult().getScore(),
                            result.getPrimaryResult().getScoreError(),
                            bytes(result)));
        }
        if (figures.size() != contestants.size()) {
            throw new IllegalStateException("JMH measured only " + figures.keySet() + ": see " + log);
        }
        return figures;
    }

    private static double bytes(RunResult result) {
        return Optional.ofNullable(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .map(it -> it.getScore())
                .orElse(Double.NaN);
    }
}
