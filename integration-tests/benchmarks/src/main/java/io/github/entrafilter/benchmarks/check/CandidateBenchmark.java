package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.scene.Scene;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A JMH benchmark of one candidate, alone in its JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CandidateBenchmark {

    /** The candidate's name. */
    @Param(Contestant.BARE)
    public String candidate = Contestant.BARE;

    private Callable<Object> check = () -> "not set up";
    private AutoCloseable scene = () -> {};

    /** Starts local Entra and sets the candidate up. */
    @Setup(Level.Trial)
    public void setUp() throws Exception {
        Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
        Scene set = Scene.set();
        scene = set;
        Contestant contestant = Contestant.named(candidate);
        check = contestant.preparation().prepare(set).checking(set.token().mint());
    }

    /** Checks the token once. */
    @Benchmark
    public Object check() throws Exception {
        return check.call();
    }

    /** Stops local Entra. */
    @TearDown(Level.Trial)
    public void tearDown() throws Exception {
        scene.close();
    }
}
