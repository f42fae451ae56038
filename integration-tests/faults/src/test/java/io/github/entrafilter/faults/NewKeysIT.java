package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.Fault;
import io.github.entrafilter.faults.load.Caller;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Callers of new keys, which sign as soon as they are published, at the default intervals: only look-ups load these
 * keys in time.
 */
@ExtendWith(ReportExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class NewKeysIT {

    private static final Duration DOCUMENT_DELAY = Duration.ofMillis(50);
    private static final int CROWD = 200;

    /** A retry after one second, and a machine that is busy with other scenarios. */
    private static final Duration MAX_RECOVERY = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void made_up_key_ids_neither_refuse_nor_delay_callers_of_new_keys(int junkPerSecond, Report report)
            throws Exception {
        try (Scenario scenario = Scenario.of("rotations, %d junk key ids/s".formatted(junkPerSecond), Map.of())) {
            scenario.startServiceWithKeys();
            scenario.provider().slowDown(DOCUMENT_DELAY);
            scenario.load().rate(junkPerSecond, scenario.callers().junk());
            for (int round = Length.current().times(2); round > 0; round--) {
                scenario.replaceAllKeys().forEach(Caller::retire);
            }
            scenario.endWithAcceptances(report);
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
            scenario.endWithAcceptances(report);
        }
    }

    /**
     * Only a fetch that began after a request proves that its key is absent: this one has read the v1.0 keys before.
     */
    @Test
    void key_that_is_published_during_a_fetch_is_never_refused(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("key published during a fetch", Map.of())) {
            ProtectedService service = scenario.startServiceWithKeys();
            scenario.provider().slowDown(DOCUMENT_DELAY.multipliedBy(5));
            int requests = scenario.provider().requests();
            scenario.load().steady(1, List.of(scenario.callers().junk()));
            service.await("request for v2.0 metadata", () -> scenario.provider().requests() >= requests + 3);
            scenario.provider().rotateKeys();
            Caller ofVersion1 = scenario.callers().accepted().get(2);
            ofVersion1.hasUnknownKey(200, 503);
            scenario.load().untilAccepted(ofVersion1);
            scenario.endWithAcceptances(report);
        }
    }

    /** A key id that a fetch found absent is remembered, for one interval and no longer. */
    @Test
    void key_that_signs_before_its_publication_is_accepted_soon_after(Report report) throws Exception {
        try (Scenario scenario =
                Scenario.of("key that is published late", Map.of("key-refresh-min-interval", "PT1S"))) {
            scenario.provider().cacheDocuments();
            ProtectedService service = scenario.startServiceWithKeys();
            for (int round = Length.current().times(1); round > 0; round--) {
                scenario.provider().rotateKeys();
                Caller early = scenario.callers().ofUnpublishedKey();
                scenario.load().burst(1, early, 5);
                early.expect(200, 401, 503);
                scenario.provider().recover();
                scenario.load().untilAccepted(early);
                scenario.provider().cacheDocuments();
                int fetches = service.fetches();
                scenario.load().burst(1, scenario.callers().junk(), 1);
                service.await("fetch into the cache", () -> service.fetches() > fetches);
            }
            scenario.endWithAcceptances(report);
        }
    }

    /** Look-ups that fail must not be missing when the provider is back: with this interval, there are few of them. */
    @Test
    void failed_look_ups_do_not_delay_the_next_new_key(Report report) throws Exception {
        try (Scenario scenario =
                Scenario.of("failed look-ups, then new keys", Map.of("key-refresh-min-interval", "PT5M"))) {
            ProtectedService service = scenario.startServiceWithKeys();
            for (int round = Math.max(6, Length.current().times(1)); round > 0; round--) {
                scenario.provider().inject(Fault.REFUSE);
                int fetches = service.fetches();
                Caller ofNewKey = scenario.sendCallerOfNewKey();
                assertThat(service.fetches()).as("fetches for the new key").isGreaterThan(fetches);
                scenario.recover(ofNewKey);
            }
            assertThat(scenario.load().tally().acceptances())
                    .as("time from the end of an outage until its new key was accepted")
                    .allMatch(time -> time.compareTo(MAX_RECOVERY) < 0);
            scenario.endWithAcceptances(report);
        }
    }
}
