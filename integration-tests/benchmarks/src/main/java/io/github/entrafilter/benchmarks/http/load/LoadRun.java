package io.github.entrafilter.benchmarks.http.load;

import io.github.entrafilter.benchmarks.scene.Median;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs load on several targets in turn. */
record LoadRun(List<Lane> lanes, ExecutorService threads) implements AutoCloseable {

    /** The connections and results of one target. */
    record Lane(
            Target target,
            List<Connection> connections,
            List<Double> nanos,
            List<Double> perSecond,
            List<Double> ratios) {}

    static LoadRun on(List<Target> targets, String token, int connections) throws IOException {
        List<Lane> lanes = new ArrayList<>();
        for (Target target : targets) {
            List<Connection> open = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                open.add(new Connection(target, token));
            }
            lanes.add(new Lane(target, open, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }
        return new LoadRun(lanes, Executors.newFixedThreadPool(connections));
    }

    void rounds(int count, Duration slice) throws Exception {
        Lane yardstick = lanes.get(0);
        for (int round = 0; round < count; round++) {
            LoadSlice before = slice(yardstick, slice);
            for (Lane lane : lanes.subList(1, lanes.size())) {
                LoadSlice mine = slice(lane, slice);
                LoadSlice after = slice(yardstick, slice);
                lane.ratios().add(2 * mine.perSecond() / (before.perSecond() + after.perSecond()));
                before = after;
            }
        }
    }

    void forget() {
        for (Lane lane : lanes) {
            lane.nanos().clear();
            lane.perSecond().clear();
            lane.ratios().clear();
        }
    }

    List<LoadResult> results() {
        return lanes.stream()
                .map(lane -> new LoadResult(
                        lane.target().name(),
                        Median.of(lane.perSecond()),
                        lane.ratios().isEmpty() ? 1 : Median.of(lane.ratios()),
                        Median.percentile(lane.nanos(), 0.5) / 1000,
                        Median.percentile(lane.nanos(), 0.99) / 1000))
                .toList();
    }

    private LoadSlice slice(Lane lane, Duration length) throws Exception {
        LoadSlice slice = LoadSlice.of(lane.connections(), length, threads);
        lane.nanos().addAll(slice.nanos());
        lane.perSecond().add(slice.perSecond());
        return slice;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Lane lane : lanes) {
            for (Connection connection : lane.connections()) {
                connection.close();
            }
        }
    }
}
