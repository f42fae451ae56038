package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.Fault;
import io.github.entrafilter.faults.load.Caller;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.ReportExtension;
import io.github.entrafilter.faults.service.ProtectedService;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code Retry-After} of the filter and of the identity provider, at the default intervals. */
@ExtendWith(ReportExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RetryAfterIT {

    /** Retries become rare in an outage: the longer it lasts, the later a caller is to come back. */
    @Test
    void retry_after_comes_true_after_several_failed_fetches(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("Retry-After in a long outage", Map.of())) {
            ProtectedService service = scenario.startServiceWithKeys();
            scenario.load().steady(1, scenario.callers().all());
            scenario.provider().inject(Fault.REFUSE);
            Caller ofNewKey = scenario.sendCallerOfNewKey();
            service.awaitFetch();
            service.awaitFetch();
            scenario.recover(ofNewKey);
            scenario.end(report);
        }
    }

    @Test
    void throttling_provider_is_left_alone_until_its_retry_after(Report report) throws Exception {
        try (Scenario scenario = Scenario.of("Retry-After of the provider", Map.of())) {
            ProtectedService service = scenario.startServiceWithKeys();
            scenario.load().steady(1, scenario.callers().all());
            scenario.provider().inject(Fault.THROTTLED_429);
            Caller ofNewKey = scenario.sendCallerOfNewKey();
            service.await("error", () -> service.keyStatus().lastError().isPresent());
            int fetches = service.fetches();
            Thread.sleep(TimeUnit.SECONDS.toMillis(Fault.RETRY_AFTER_SECONDS) / 2);
            assertThat(service.fetches()).as("fetches before Retry-After").isEqualTo(fetches);
            scenario.recover(ofNewKey);
            scenario.end(report);
        }
    }
}
