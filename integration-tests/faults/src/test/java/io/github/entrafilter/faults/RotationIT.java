package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.load.Caller;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.ReportExtension;
import io.github.entrafilter.faults.service.ProtectedService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing keys that are published and withdrawn under load. */
@ExtendWith(ReportExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RotationIT {

    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);
    private static final int CROWD = 8;

    /** The default of {@code read-timeout}: the longest time of a response. */
    private static final Duration MAX_FETCH = Duration.ofSeconds(5);

    @Test
    void new_key_is_accepted_at_once_and_withdrawn_key_is_soon_refused(Report report) throws Exception {
        try (Scenario scenario = Scenario.of(
                "rotation under load",
                Map.of(
                        "key-refresh-interval",
                        REFRESH.toString(),
                        "key-refresh-min-interval",
                        MIN_INTERVAL.toString()))) {
            ProtectedService service = scenario.startServiceWithKeys();
            List<Caller> before = scenario.callers().all();
            scenario.load().steady(2, before);
            for (int round = Length.current().times(1); round > 0; round--) {
                service.awaitFetch();
                scenario.provider().rotateKeys();
                sendCallersOfNewKey(scenario, service);
                List<Caller> after = scenario.callers().all();
                scenario.load().steady(1, after);
                withdrawOldKeys(scenario, service, before);
                before = after;
            }
            scenario.endWithAcceptances(report);
        }
    }

    /** Has all call at once, and share one fetch: the next planned one is seconds away. */
    private static void sendCallersOfNewKey(Scenario scenario, ProtectedService service)
            throws IOException, InterruptedException {
        int fetches = service.fetches();
        Caller caller = scenario.callers().ofNewKeyInOutage();

        scenario.load().burst(CROWD, caller, CROWD);

        service.await("fetch", () -> service.fetches() > fetches);
        assertThat(service.fetches()).as("fetches for the new key").isEqualTo(fetches + 1);
        scenario.load().untilAccepted(caller);
    }

    /** The next fetch notices the withdrawal; from then on, cached verdicts no longer hold, either. */
    private static void withdrawOldKeys(Scenario scenario, ProtectedService service, List<Caller> holders)
            throws InterruptedException {
        holders.forEach(Caller::hasWithdrawnKey);
        scenario.provider().withdrawOldKeys();
        long withdrawn = System.nanoTime();

        // The first one to end may have begun before.
        service.awaitFetch();
        service.awaitFetch();

        assertThat(Duration.ofNanos(System.nanoTime() - withdrawn))
                .as("time from the withdrawal until it was noticed")
                .isLessThan(REFRESH.plus(MAX_FETCH).multipliedBy(2));
        // 401 requires a fetch that began after the request; alongside junk, some requests have to wait for it.
        holders.forEach(holder -> holder.expect(401, 503));
        Thread.sleep(500);
        holders.forEach(Caller::retire);
        // Their look-ups have spent the budget of the next new key.
        Thread.sleep(MIN_INTERVAL.toMillis());
    }
}
