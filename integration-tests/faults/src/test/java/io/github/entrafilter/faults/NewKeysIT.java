package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.Fault;
import io.github.entrafilter.faults.load.Caller;
import io.github.entrafilter.faults.report.FetchBound;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.ReportExtension;
import io.github.entrafilter.faults.service.ProtectedService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New keys sign at once, old ones are withdrawn, and nobody with a good token is told that it is bad. */
@ExtendWith(ReportExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class NewKeysIT {

    /** The defaults: only look-ups find a new key in time. */
    private static final FetchBound BOUND = new FetchBound(Duration.ofHours(12), Duration.ofSeconds(30));

    private static final Duration DOCUMENT_DELAY = Duration.ofMillis(50);
    private static final int CROWD = 200;
    private static final Duration SOAK = Duration.ofMinutes(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void made_up_key_ids_neither_refuse_nor_delay_callers_of_new_keys(int junkPerSecond, Report report)
            throws Exception {
        try (Scenario scenario = Scenario.of("rotations, %d junk key ids/s".formatted(junkPerSecond), Map.of())) {
            scenario.startServiceWithKeys();
            scenario.provider().slowDown(DOCUMENT_DELAY);
            scenario.load().rate(junkPerSecond, scenario.callers().junk());
            for (int round = Length.current().times(2); round > 0; round--) {
                List<Caller> callers = rotate(scenario);
                Thread.sleep(500);
                callers.forEach(Caller::retire);
            }
            scenario.end(report, BOUND::withLookUps);
        }
    }

    @Test
    void crowd_of_callers_of_a_new_key_is_never_refused(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("200 callers of a new key at once", Map.of())) {
            scenario.startServiceWithKeys();
            scenario.provider().slowDown(DOCUMENT_DELAY.multipliedBy(4));
            for (int round = Length.current().times(1); round > 0; round--) {
                scenario.provider().rotateKeys();
                scenario.load().burst(CROWD, scenario.callers().ofNewKeyInOutage(), CROWD);
                scenario.load().untilAccepted(scenario.callers().ofNewKey());
            }
            scenario.end(report, BOUND::withLookUps);
        }
    }

    /** Look-ups that fail must not be missing when the provider is back: with this interval, there are few of them. */
    @Test
    void failed_look_ups_do_not_delay_the_next_new_key(Report report) throws Exception {
        FetchBound bound = new FetchBound(Duration.ofHours(12), Duration.ofMinutes(5));
        try (Scenario scenario =
                Scenario.of("failed look-ups, then new keys", Map.of("key-refresh-min-interval", "PT5M"))) {
            ProtectedService service = scenario.startServiceWithKeys();
            for (int round = Math.max(6, Length.current().times(1)); round > 0; round--) {
                scenario.provider().inject(Fault.REFUSE);
                scenario.provider().rotateKeys();
                Caller newcomer = scenario.callers().ofNewKeyInOutage();
                int fetches = service.fetches();
                scenario.load().burst(1, newcomer, 1);
                assertThat(service.fetches()).as("fetches for the newcomer").isGreaterThan(fetches);
                scenario.provider().recover();
                scenario.load().untilAccepted(newcomer);
                assertThat(service.keyStatus().lastError()).isEmpty();
            }
            scenario.end(report, bound::withFailures);
        }
    }

    @Test
    void last_known_good_keys_end_and_their_callers_are_asked_to_come_back(Report report) throws Exception {
        Map<String, String> settings = Map.of(
                "key-refresh-interval", "PT1S",
                "key-refresh-min-interval", "PT1S",
                "key-last-known-good", "PT3S");
        FetchBound bound = new FetchBound(Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (Scenario scenario = Scenario.of("last known good running out", settings)) {
            ProtectedService service = scenario.startServiceWithKeys();
            List<Caller> accepted = scenario.callers().accepted();
            scenario.load().steady(2, accepted);
            Thread.sleep(500);
            scenario.provider().inject(Fault.REFUSE);
            accepted.forEach(caller -> caller.hasUnknownKey(200, 503));
            service.await(
                    "end of the keys", () -> service.keyStatus().usableUntil().isEmpty());
            accepted.forEach(caller -> caller.hasUnknownKey(503));
            Thread.sleep(500);
            accepted.forEach(caller -> caller.hasUnknownKey(200, 503));
            scenario.provider().recover();
            service.await("recovery", service::hasAllKeys);
            accepted.forEach(caller -> caller.hasUnknownKey(200));
            Thread.sleep(500);
            scenario.end(report, bound::withFailures);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults.length", matches = "long")
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void soak_with_rotations_and_made_up_key_ids(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("soak of 20 minutes", Map.of())) {
            scenario.startServiceWithKeys();
            scenario.provider().slowDown(DOCUMENT_DELAY);
            scenario.load().rate(20, scenario.callers().junk());
            for (long minute = 0; minute < SOAK.toMinutes(); minute++) {
                List<Caller> callers = rotate(scenario);
                Thread.sleep(MINUTE.toMillis());
                callers.forEach(Caller::retire);
            }
            scenario.end(report, BOUND::withLookUps);
        }
    }

    /** A new key signs as soon as it is published, and the others are withdrawn. */
    private static List<Caller> rotate(Scenario scenario) throws InterruptedException {
        scenario.provider().rotateKeys();
        scenario.provider().withdrawOldKeys();
        List<Caller> callers = scenario.callers().accepted();
        for (Caller caller : callers) {
            caller.hasUnknownKey(200, 503);
            scenario.load().untilAccepted(caller);
            caller.hasLoadedKey(200);
        }
        scenario.load().steady(1, callers);
        scenario.provider().rotateKeys();
        scenario.load().untilAccepted(scenario.callers().ofNewKeyInOutage());
        return callers;
    }
}
