package io.github.entrafilter.telemetry;

import io.github.entrafilter.keys.KeyStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The current values of all metrics of an application. */
public final class Measurements {

    private final Tally tally;
    private final Supplier<List<KeyStatus>> keys;
    private final InstantSource clock;

    /** Measures this tally and these keys. */
    public Measurements(Tally tally, Supplier<List<KeyStatus>> keys, InstantSource clock) {
        this.tally = tally;
        this.keys = keys;
        this.clock = clock;
    }

    /** The current values of a metric, one for each combination of attributes; empty for a histogram. */
    public List<Sample> of(Metric metric) {
        return switch (metric) {
            case VERDICTS -> tally.verdicts();
            case CLIENTS -> tally.clients();
            case CALLERS -> tally.callers();
            case CACHE_HITS -> one((double) tally.hits());
            case JUDGED -> one((double) tally.judgements());
            case JUDGE_DURATION -> List.of();
            case KEY_AGE -> keyAges();
            case KEY_FETCHES -> keyFetches();
        };
    }

    private static List<Sample> one(double value) {
        return List.of(new Sample(value, Map.of()));
    }

    private List<Sample> keyAges() {
        List<Sample> samples = new ArrayList<>();
        for (KeyStatus status : keys.get()) {
            status.fetches()
                    .last()
                    .ifPresent(last -> samples.add(new Sample(
                            Duration.between(last, clock.instant()).toMillis() / 1e3,
                            Map.of(Attribute.AUTHORITY, status.authority().toString()))));
        }
        return samples;
    }

    private List<Sample> keyFetches() {
        List<Sample> samples = new ArrayList<>();
        for (KeyStatus status : keys.get()) {
            String authority = status.authority().toString();
            samples.add(new Sample(
                    status.fetches().fetched(),
                    Map.of(Attribute.AUTHORITY, authority, Attribute.FETCH_OUTCOME, "fetched")));
            samples.add(new Sample(
                    status.fetches().failed(),
                    Map.of(Attribute.AUTHORITY, authority, Attribute.FETCH_OUTCOME, "failed")));
        }
        return samples;
    }

    /** The value of a metric for one combination of attributes. */
    public record Sample(double value, Map<Attribute, String> attributes) {}
}
