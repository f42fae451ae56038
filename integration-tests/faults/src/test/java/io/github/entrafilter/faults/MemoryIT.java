package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.load.Caller;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.ReportExtension;
import io.github.entrafilter.faults.report.ResourceUsage;
import io.github.entrafilter.token.VerifiedPrincipal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Scenarios that measure the JVM's memory, threads and files; no others run at the same time. */
@Isolated
@ExtendWith(ReportExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class MemoryIT {

    private static final int JUNK = Length.current().times(10_000);
    private static final int CREW = 8;

    /** A hundred for each junk key id: less than an entry of any map would take. */
    private static final long MAX_BYTES = 100L * JUNK;

    private static final long MAX_OBJECTS = 1000;

    private static final int CACHE_SIZE = 32;
    private static final int INSERTING = 8;

    private static final Duration SOAK = Duration.ofMinutes(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int CROWD = 200;

    @Test
    void junk_key_ids_cause_few_fetches_and_leave_nothing_behind(Report report) throws Exception {
        try (Scenario scenario =
                Scenario.of("%,d junk key ids".formatted(JUNK), Map.of("key-refresh-min-interval", "PT5S"))) {
            scenario.startServiceWithKeys();
            scenario.load().burst(CREW, scenario.callers().junk(), 1000);
            LiveObjects before = LiveObjects.count();

            scenario.load().steady(2, scenario.callers().all());
            scenario.load().burst(CREW, scenario.callers().junk(), JUNK);

            LiveObjects after = LiveObjects.count();
            scenario.end(report);
            assertThat(after.bytes() - before.bytes()).as("more bytes").isLessThan(MAX_BYTES);
            assertThat(after.ours() - before.ours())
                    .as("more objects of the filter")
                    .isLessThan(MAX_OBJECTS);
        }
    }

    /** Each cached verdict has a principal of its own. */
    @Test
    void token_cache_keeps_its_bound_while_many_threads_insert(Report report) throws Exception {
        try (Scenario scenario = Scenario.of(
                "one-time tokens, cache of " + CACHE_SIZE, Map.of("token-cache-size", Integer.toString(CACHE_SIZE)))) {
            scenario.startServiceWithKeys();
            Caller oneTime = scenario.callers().ofOneTimeTokens();
            scenario.load().burst(INSERTING, oneTime, 2 * CACHE_SIZE);
            scenario.load().steady(INSERTING, List.of(oneTime));
            for (int round = Length.current().times(4); round > 0; round--) {
                Thread.sleep(250);
                assertThat(LiveObjects.count().of(VerifiedPrincipal.class))
                        .as("principals on the heap")
                        .isBetween(CACHE_SIZE / 2L, CACHE_SIZE * 9L / 8 + INSERTING);
            }
            scenario.end(report);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults.length", matches = "long")
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void soak_with_rotations_and_made_up_key_ids(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("soak of 20 minutes", Map.of())) {
            scenario.startServiceWithKeys();
            scenario.provider().slowDown(Duration.ofMillis(50));
            scenario.load().rate(20, scenario.callers().junk());
            soakForAMinute(scenario);
            ResourceUsage first = ResourceUsage.now();
            for (long minute = 1; minute < SOAK.toMinutes(); minute++) {
                soakForAMinute(scenario);
            }
            ResourceUsage last = ResourceUsage.now();
            long threads = threadsOfFilter();
            scenario.end(report);
            assertThat(last.heapMegabytes() - first.heapMegabytes())
                    .as("more megabytes of heap")
                    .isLessThan(16);
            assertThat(threads)
                    .as("threads of the filter, without the server's")
                    .isBetween(1L, 3L);
            assertThat(last.descriptors() - first.descriptors())
                    .as("more open files and sockets")
                    .isLessThan(32);
        }
    }

    private static long threadsOfFilter() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("entra-filter-"))
                .count();
    }

    private static void soakForAMinute(Scenario scenario) throws Exception {
        List<Caller> callers = scenario.replaceAllKeys();
        scenario.load().burst(CROWD, scenario.callers().ofNewKeyInOutage(), CROWD);
        Thread.sleep(MINUTE.toMillis());
        callers.forEach(Caller::retire);
    }
}
