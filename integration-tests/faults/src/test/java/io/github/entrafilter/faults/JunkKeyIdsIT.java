package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.Fault;
import io.github.entrafilter.faults.report.FetchBound;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.ReportExtension;
import io.github.entrafilter.faults.service.KeyWaits;
import io.github.entrafilter.faults.service.ProtectedService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/** Anybody can make up key ids: that must cost neither fetches, nor memory, nor the time of others. */
@ExtendWith(ReportExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class JunkKeyIdsIT {

    private static final int JUNK = Length.current().times(10_000);
    private static final int CREW = 8;
    private static final int CROWD = 80;

    /** Of a server's threads. One at least is seen to wait: else nothing would have been measured. */
    private static final int MAX_WAITING = 4;

    /** A hundred for each junk key id: less than any of them would take. */
    private static final long MAX_BYTES = 100L * JUNK;

    private static final long MAX_OBJECTS = 1000;

    @Test
    void junk_key_ids_cause_few_fetches_and_leave_nothing_behind(Report report) throws Exception {
        Duration minInterval = Duration.ofSeconds(5);
        FetchBound bound = new FetchBound(Duration.ofHours(12), minInterval);
        try (Scenario scenario = Scenario.of(
                "%,d junk key ids".formatted(JUNK), Map.of("key-refresh-min-interval", minInterval.toString()))) {
            scenario.startServiceWithKeys();
            scenario.load().burst(CREW, scenario.callers().junk(), 1000);
            LiveObjects before = LiveObjects.count();

            scenario.load().steady(2, scenario.callers().all());
            scenario.load().burst(CREW, scenario.callers().junk(), JUNK);

            LiveObjects after = LiveObjects.count();
            scenario.end(report, bound::withLookUps);
            assertThat(after.bytes() - before.bytes()).as("bytes more").isLessThan(MAX_BYTES);
            assertThat(after.ours() - before.ours()).as("objects of ours more").isLessThan(MAX_OBJECTS);
        }
    }

    @Test
    void junk_key_ids_tie_up_no_threads_while_the_provider_is_a_black_hole(Report report) throws Exception {
        Duration second = Duration.ofSeconds(1);
        FetchBound bound = new FetchBound(second, second);
        try (Scenario scenario = Scenario.of(
                "junk key ids and a black hole",
                Map.of(
                        "key-refresh-interval", "PT1S",
                        "key-refresh-min-interval", "PT1S",
                        "connect-timeout", "PT0.3S",
                        "read-timeout", "PT0.5S"))) {
            ProtectedService service = scenario.startServiceWithKeys();
            // Once uncounted: threads that load a class wait for each other.
            scenario.load().burst(MAX_WAITING, scenario.callers().junk(), 10 * MAX_WAITING);
            scenario.provider().inject(Fault.BLACK_HOLE);
            service.await("error", () -> service.keyStatus().lastError().isPresent());
            scenario.load().steady(2, scenario.callers().all());
            scenario.load().steady(CROWD, List.of(scenario.callers().junk()));
            Thread.sleep(Length.current().times(Duration.ofSeconds(3)).toMillis());

            KeyWaits waits = scenario.end(report, bound::withFailures);
            assertThat(waits.maxAtOnce())
                    .as("threads that waited for keys at once")
                    .isBetween(1, MAX_WAITING);
        }
    }
}
