package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.Fault;
import io.github.entrafilter.faults.load.Caller;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.ReportExtension;
import io.github.entrafilter.faults.service.ProtectedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Outages of the identity provider: from the start, too long, again and again, and of every kind. In each of them a
 * genuine caller of a new key calls; it gets 503 until the key is fetched, and never 401.
 */
@ExtendWith(ReportExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class OutageIT {

    private static final Duration OUTAGE = Length.current().times(Duration.ofSeconds(1));
    private static final int JUNK_CROWD = 80;

    /** The number of the server's threads that may wait for keys in an outage. */
    private static final int MAX_WAITING = 4;

    private static final Map<String, String> EVERY_SECOND = Map.of(
            "key-refresh-interval", "PT1S",
            "key-refresh-min-interval", "PT1S",
            "connect-timeout", "PT0.3S",
            "read-timeout", "PT0.5S");

    @Test
    void outage_with_loaded_keys_changes_no_verdict(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("outage with loaded keys", EVERY_SECOND)) {
            ProtectedService service = scenario.startServiceWithKeys();
            scenario.load().steady(4, scenario.callers().all());
            scenario.provider().inject(Fault.REFUSE);
            Caller ofNewKey = scenario.sendCallerOfNewKey();
            service.await("error", () -> service.keyStatus().lastError().isPresent());
            Thread.sleep(OUTAGE.toMillis());

            scenario.provider().inject(Fault.BLACK_HOLE);
            service.awaitFetch();
            Thread.sleep(OUTAGE.toMillis());

            assertThat(service.keyStatus().lastError()).as("last error").isPresent();
            scenario.recover(ofNewKey);
            scenario.end(report);
        }
    }

    @Test
    void start_in_an_outage_means_503_until_keys_are_fetched(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("outage from the start", EVERY_SECOND)) {
            scenario.provider().inject(Fault.REFUSE);
            ProtectedService service = scenario.startService();
            List<Caller> accepted = scenario.callers().accepted();
            accepted.forEach(caller -> caller.hasUnknownKey(503));
            scenario.load().steady(3, accepted);
            scenario.load().steady(1, List.of(scenario.callers().expired()));
            Caller ofNewKey = scenario.sendCallerOfNewKey();
            Thread.sleep(OUTAGE.toMillis());
            scenario.provider().inject(Fault.BLACK_HOLE);
            Thread.sleep(OUTAGE.toMillis());

            accepted.forEach(caller -> caller.hasUnknownKey(200, 503));
            scenario.recover(ofNewKey);
            service.await("keys", service::hasAllKeys);
            accepted.forEach(caller -> caller.hasUnknownKey(200));
            service.awaitFetch();
            accepted.forEach(caller -> caller.hasLoadedKey(200));
            Thread.sleep(500);
            scenario.end(report);
        }
    }

    @Test
    void saved_keys_serve_from_the_first_request_after_a_restart(@TempDir Path folder, Report report) throws Exception {
        Map<String, String> settings = new HashMap<>(EVERY_SECOND);
        settings.put("key-store", folder.resolve("keys").toString());
        try (Scenario scenario = Scenario.of("restart with saved keys", settings)) {
            List<Caller> all = scenario.callers().all();
            scenario.startServiceWithKeys().close();
            for (int round = Length.current().times(1); round > 0; round--) {
                scenario.provider().inject(Fault.REFUSE);
                ProtectedService service = scenario.startService();
                for (Caller caller : all) {
                    scenario.load().burst(1, caller, 20);
                }
                scenario.provider().rotateKeys();
                Caller ofNewKey = scenario.callers().ofNewKeyInOutage();
                scenario.load().burst(1, ofNewKey, 5);
                service.awaitFetch();
                scenario.recover(ofNewKey);
                service.close();
            }
            scenario.end(report);
        }
    }

    @Test
    void flapping_provider_changes_no_verdict(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("flapping provider", EVERY_SECOND)) {
            scenario.startServiceWithKeys();
            scenario.load().steady(3, scenario.callers().all());
            scenario.load().steady(1, List.of(scenario.callers().ofUnknownKey()));
            for (int round = Length.current().times(1); round > 0; round--) {
                for (Fault fault : List.of(Fault.REFUSE, Fault.RESET, Fault.BLACK_HOLE)) {
                    scenario.provider().inject(fault);
                    Caller ofNewKey = scenario.sendCallerOfNewKey();
                    Thread.sleep(400);
                    scenario.recover(ofNewKey);
                    Thread.sleep(200);
                }
            }
            scenario.end(report);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fault_during_a_refresh_changes_no_verdict(Fault fault, Report report) throws Exception {
        try (Scenario scenario = Scenario.of("fault " + fault, EVERY_SECOND)) {
            ProtectedService service = scenario.startServiceWithKeys();
            scenario.load().steady(2, scenario.callers().all());
            for (int round = Length.current().times(1); round > 0; round--) {
                scenario.provider().inject(fault);
                Caller ofNewKey = scenario.sendCallerOfNewKey();
                service.await(
                        "error of " + fault,
                        () -> service.keyStatus().lastError().isPresent());
                scenario.recover(ofNewKey);
                service.await("recovery", () -> service.keyStatus().lastError().isEmpty());
            }
            scenario.end(report);
        }
    }

    @Test
    void last_known_good_keys_end_and_their_callers_are_asked_to_come_back(Report report) throws Exception {
        Map<String, String> settings = new HashMap<>(EVERY_SECOND);
        settings.put("key-last-known-good", "PT3S");
        try (Scenario scenario = Scenario.of("last known good running out", settings)) {
            ProtectedService service = scenario.startServiceWithKeys();
            List<Caller> accepted = scenario.callers().accepted();
            scenario.load().steady(2, accepted);
            Thread.sleep(300);
            scenario.provider().inject(Fault.REFUSE);
            accepted.forEach(caller -> caller.hasUnknownKey(200, 503));
            Caller ofNewKey = scenario.sendCallerOfNewKey();
            service.await(
                    "end of the keys", () -> service.keyStatus().usableUntil().isEmpty());
            accepted.forEach(caller -> caller.hasUnknownKey(503));
            Thread.sleep(500);
            accepted.forEach(caller -> caller.hasUnknownKey(200, 503));
            scenario.recover(ofNewKey);
            service.await("recovery", service::hasAllKeys);
            accepted.forEach(caller -> caller.hasUnknownKey(200));
            Thread.sleep(300);
            scenario.end(report);
        }
    }

    @Test
    void junk_key_ids_tie_up_no_threads_while_the_provider_is_a_black_hole(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("junk key ids and a black hole", EVERY_SECOND)) {
            ProtectedService service = scenario.startServiceWithKeys();
            // Once uncounted: threads that load a class wait for each other.
            scenario.load().burst(MAX_WAITING, scenario.callers().junk(), 10 * MAX_WAITING);
            scenario.provider().inject(Fault.BLACK_HOLE);
            service.await("error", () -> service.keyStatus().lastError().isPresent());
            scenario.load().steady(2, scenario.callers().all());
            scenario.load().steady(JUNK_CROWD, List.of(scenario.callers().junk()));
            Caller unused = scenario.sendCallerOfNewKey();
            Thread.sleep(OUTAGE.multipliedBy(2).toMillis());

            scenario.end(report);
            // One at least waits for each fetch: else nothing would have been measured.
            assertThat(scenario.waits().maxAtOnce())
                    .as("threads that waited for keys at the same time")
                    .isBetween(1, MAX_WAITING);
        }
    }
}
