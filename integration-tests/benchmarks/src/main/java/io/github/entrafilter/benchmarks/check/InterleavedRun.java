package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Median;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures all candidates in one JVM: a slice of each in turn, with a slice of the yardstick between any two, so that
 * other load on the machine affects all of them alike.
 *
 * @param rounds the number of slices of each
 */
public record InterleavedRun(int warmUp, int rounds, Duration slice) {

    private record Lane(Contestant contestant, Callable<Object> check, List<Slice> slices, List<Double> ratios) {}

    public List<Measured> of(List<Contestant> contestants, Scene scene, String token) throws Exception {
        Callable<Object> bare = prepared(Contestant.named(Contestant.BARE), token, scene);
        List<Lane> lanes = new ArrayList<>();
        for (Contestant contestant : contestants) {
            lanes.add(new Lane(contestant, prepared(contestant, token, scene), new ArrayList<>(), new ArrayList<>()));
        }
        for (int round = 0; round < warmUp; round++) {
            round(lanes, bare);
        }
        lanes.forEach(lane -> {
            lane.slices().clear();
            lane.ratios().clear();
        });
        for (int round = 0; round < rounds; round++) {
            round(lanes, bare);
        }
        return lanes.stream().map(InterleavedRun::measured).toList();
    }

    private static Callable<Object> prepared(Contestant contestant, String token, Scene scene) throws Exception {
        Candidate candidate = contestant.preparation().prepare(scene);
        Fairness.require(contestant, candidate, scene);
        return candidate.checking(token);
    }

    private void round(List<Lane> lanes, Callable<Object> bare) throws Exception {
        Slice before = Slice.of(bare, slice);
        for (Lane lane : lanes) {
            Slice mine = Slice.of(lane.check(), slice);
            Slice after = Slice.of(bare, slice);
            lane.slices().add(mine);
            lane.ratios().add(2 * mine.nanos() / (before.nanos() + after.nanos()));
            before = after;
        }
    }

    private static Measured measured(Lane lane) {
        return new Measured(
                lane.contestant(),
                Median.of(lane.slices().stream().map(Slice::nanos).toList()) / 1000,
                Median.of(lane.ratios()),
                Median.of(lane.slices().stream().map(Slice::bytes).toList()));
    }
}
