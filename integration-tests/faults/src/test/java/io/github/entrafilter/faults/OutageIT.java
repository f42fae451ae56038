package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.Fault;
import io.github.entrafilter.faults.load.Caller;
import io.github.entrafilter.faults.report.FetchBound;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.ReportExtension;
import io.github.entrafilter.faults.service.ProtectedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The identity provider is away: for good, at first, again and again, or in one of many ways. */
@ExtendWith(ReportExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class OutageIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Length.current().times(SECOND);
    private static final FetchBound BOUND = new FetchBound(SECOND, SECOND);
    private static final Map<String, String> EVERY_SECOND = Map.of(
            "key-refresh-interval", "PT1S",
            "key-refresh-min-interval", "PT1S",
            "connect-timeout", "PT0.3S",
            "read-timeout", "PT0.5S");

    @Test
    void with_keys_at_hand_an_outage_changes_no_verdict(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("down for the whole run", EVERY_SECOND)) {
            ProtectedService service = scenario.startServiceWithKeys();
            scenario.load().steady(4, scenario.callers().all());
            scenario.provider().inject(Fault.REFUSE);
            sendNewcomer(scenario);
            service.await("error", () -> service.keyStatus().lastError().isPresent());
            Thread.sleep(OUTAGE.toMillis());

            scenario.provider().inject(Fault.BLACK_HOLE);
            service.awaitFetch();
            Thread.sleep(OUTAGE.toMillis());

            assertThat(service.keyStatus().lastError()).as("last error").isPresent();
            scenario.end(report, BOUND::withFailures);
        }
    }

    @Test
    void without_keys_callers_are_asked_to_come_back_until_there_are_some(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("down at start, then up", EVERY_SECOND)) {
            scenario.provider().inject(Fault.REFUSE);
            ProtectedService service = scenario.startService();
            List<Caller> accepted = scenario.callers().accepted();
            accepted.forEach(caller -> caller.hasUnknownKey(503));
            scenario.load().steady(3, accepted);
            scenario.load().steady(1, List.of(scenario.callers().expired()));
            Thread.sleep(OUTAGE.toMillis());
            scenario.provider().inject(Fault.BLACK_HOLE);
            Thread.sleep(OUTAGE.toMillis());

            accepted.forEach(caller -> caller.hasUnknownKey(200, 503));
            scenario.provider().recover();
            service.await("keys", service::hasAllKeys);
            accepted.forEach(caller -> caller.hasUnknownKey(200));
            service.awaitFetch();
            accepted.forEach(caller -> caller.hasLoadedKey(200));

            Thread.sleep(500);
            scenario.end(report, BOUND::withFailures);
        }
    }

    @Test
    void kept_keys_serve_from_the_first_request_after_a_restart(@TempDir Path folder, Report report) throws Exception {
        Map<String, String> settings = Map.of(
                "key-store", folder.resolve("keys").toString(),
                "key-refresh-interval", "PT1S",
                "key-refresh-min-interval", "PT1S");
        try (Scenario scenario = Scenario.of("restart from the key store while down", settings)) {
            List<Caller> all = scenario.callers().all();
            ProtectedService before = scenario.startServiceWithKeys();
            before.close();
            for (int round = Length.current().times(1); round > 0; round--) {
                scenario.provider().inject(Fault.REFUSE);
                ProtectedService after = scenario.startService();
                for (Caller caller : all) {
                    scenario.load().burst(1, caller, 50);
                }
                scenario.load().burst(1, newcomer(scenario), 5);
                after.awaitFetch();
                after.close();
            }
            scenario.end(report, BOUND::withFailures);
        }
    }

    @Test
    void a_provider_that_comes_and_goes_changes_no_verdict(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("flapping", EVERY_SECOND)) {
            ProtectedService service = scenario.startServiceWithKeys();
            scenario.load().steady(3, scenario.callers().all());
            scenario.load().steady(1, List.of(scenario.callers().ofUnknownKey()));
            for (int round = Length.current().times(2); round > 0; round--) {
                for (Fault fault : List.of(Fault.REFUSE, Fault.RESET, Fault.BLACK_HOLE)) {
                    scenario.provider().inject(fault);
                    Caller newcomer = sendNewcomer(scenario);
                    Thread.sleep(400);
                    scenario.provider().recover();
                    Thread.sleep(400);
                    newcomer.retire();
                }
            }
            service.await("recovery", () -> service.keyStatus().lastError().isEmpty());
            scenario.end(report, BOUND::withFailures);
        }
    }

    @Test
    void no_way_of_failing_changes_a_verdict(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("each fault in turn during a refresh", EVERY_SECOND)) {
            ProtectedService service = scenario.startServiceWithKeys();
            scenario.load().steady(3, scenario.callers().all());
            for (int round = Length.current().times(1); round > 0; round--) {
                for (Fault fault : Fault.values()) {
                    scenario.provider().inject(fault);
                    service.awaitFetch();
                    service.await(
                            "error of " + fault,
                            () -> service.keyStatus().lastError().isPresent());
                    sendNewcomer(scenario).retire();
                }
                Caller newcomer = sendNewcomer(scenario);
                scenario.provider().recover();
                scenario.load().untilAccepted(newcomer);
                newcomer.retire();
                service.await("recovery", () -> service.keyStatus().lastError().isEmpty());
            }
            scenario.end(report, BOUND::withFailures);
        }
    }

    /** A genuine caller whose key is published while the service may not be able to learn of it. */
    private static Caller newcomer(Scenario scenario) {
        scenario.provider().rotateKeys();
        return scenario.callers().ofNewKeyInOutage();
    }

    /** Calls at least once from now on; after that, until it is retired. */
    private static Caller sendNewcomer(Scenario scenario) throws InterruptedException {
        Caller newcomer = newcomer(scenario);
        scenario.load().burst(1, newcomer, 1);
        scenario.load().steady(1, List.of(newcomer));
        return newcomer;
    }
}
