package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.KeySettings;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshPlanTest {

    private static final Duration NOW = Duration.ofDays(3);
    private static final Duration INTERVAL = Duration.ofHours(12);
    private static final KeySettings SETTINGS = TestKeySettings.of(
            URI.create("https://login.microsoftonline.com"),
            "key-refresh-interval",
            INTERVAL.toString(),
            "key-refresh-min-interval",
            "PT30S");
    private static final RefreshPlan START = RefreshPlan.startingAt(NOW);

    @Test
    void first_fetch_is_due_when_it_starts() {
        assertThat(START.nextFetch()).isEqualTo(NOW);
        assertThat(START.isFailing()).isFalse();
    }

    @Nested
    class After_a_success {

        /** A tenth of jitter: chance decides, so each run may show an error. */
        @RepeatedTest(50)
        void next_fetch_is_due_in_the_interval_or_up_to_a_tenth_earlier() {
            assertThat(START.afterSuccess(NOW, SETTINGS).nextFetch())
                    .isBetween(NOW.plus(INTERVAL.multipliedBy(9).dividedBy(10)), NOW.plus(INTERVAL));
        }

        @Test
        void services_do_not_all_fetch_at_the_same_moment() {
            assertThat(IntStream.range(0, 50)
                            .mapToObj(i -> START.afterSuccess(NOW, SETTINGS).nextFetch())
                            .distinct())
                    .hasSizeGreaterThan(1);
        }

        @Test
        void failures_are_forgotten() {
            assertThat(failed(3).afterSuccess(NOW, SETTINGS).isFailing()).isFalse();
        }
    }

    @Nested
    class After_a_failure {

        @ParameterizedTest
        @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 30", "7, 30", "12, 30", "100, 30"})
        void next_fetch_is_due_soon_then_less_and_less_often(int failures, long seconds) {
            Duration wait = Duration.ofSeconds(seconds);
            assertThat(failed(failures).nextFetch())
                    .isBetween(NOW.plus(wait.multipliedBy(9).dividedBy(10)), NOW.plus(wait));
        }

        @Test
        void failures_are_counted() {
            assertThat(failed(3).failures()).isEqualTo(3);
        }

        @ParameterizedTest(name = "Retry-After {0} s after {1} failures: {2} s")
        @CsvSource({"0, 1, 1", "20, 1, 20", "20, 6, 30", "300, 1, 300", "86400, 1, 300", "-5, 1, 1"})
        void retry_after_is_honoured_up_to_five_minutes(long retryAfter, int failures, long seconds) {
            RefreshPlan before = failed(failures - 1);
            Duration wait = Duration.ofSeconds(seconds);
            assertThat(before.afterFailure(NOW, Duration.ofSeconds(retryAfter), SETTINGS)
                            .nextFetch())
                    .isBetween(NOW.plus(wait.multipliedBy(9).dividedBy(10)), NOW.plus(wait));
        }
    }

    private static RefreshPlan failed(int times) {
        RefreshPlan plan = START;
        for (int i = 0; i < times; i++) {
            plan = plan.afterFailure(NOW, Duration.ZERO, SETTINGS);
        }
        return plan;
    }
}
