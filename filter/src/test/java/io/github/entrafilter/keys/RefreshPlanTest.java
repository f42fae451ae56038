package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.KeySettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefreshPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofHours(12);
    private static final Duration LEAST = Duration.ofSeconds(30);
    private static final KeySettings SETTINGS = TestKeySettings.of(
            URI.create("https://login.microsoftonline.com"),
            "key-refresh-interval",
            INTERVAL.toString(),
            "key-refresh-min-interval",
            LEAST.toString());

    @Nested
    class At_the_start {

        @Test
        void a_fetch_is_due_at_once() {
            assertThat(RefreshPlan.START.nextFetch()).isBefore(NOW);
            assertThat(RefreshPlan.START.failures()).isZero();
        }
    }

    @Nested
    class After_a_fetch {

        /** A tenth of jitter: chance decides, so each time may show what is wrong. */
        @RepeatedTest(50)
        void the_next_one_is_due_in_the_interval_or_up_to_a_tenth_earlier() {
            assertThat(fetched(FetchCause.PLAN).nextFetch())
                    .isBetween(NOW.plus(INTERVAL.multipliedBy(9).dividedBy(10)), NOW.plus(INTERVAL));
        }

        @Test
        void not_all_services_ask_at_the_same_moment() {
            assertThat(IntStream.range(0, 50)
                            .mapToObj(i -> fetched(FetchCause.PLAN).nextFetch())
                            .distinct())
                    .hasSizeGreaterThan(1);
        }

        @Test
        void that_a_look_up_caused_no_look_up_may_cause_another_for_a_while() {
            assertThat(fetched(FetchCause.LOOK_UP).nextLookUp()).isEqualTo(NOW.plus(LEAST));
        }

        @Test
        void as_planned_a_look_up_may_cause_another_at_once() {
            assertThat(fetched(FetchCause.PLAN).nextLookUp()).isBefore(NOW);
        }

        @Test
        void as_planned_the_budget_of_look_ups_stays_as_it_was() {
            Instant later = NOW.plusSeconds(1);
            RefreshPlan plan =
                    fetched(FetchCause.LOOK_UP).after(FetchCause.PLAN, FetchOutcome.FETCHED, later, SETTINGS);
            assertThat(plan.nextLookUp()).isEqualTo(NOW.plus(LEAST));
        }

        @ParameterizedTest
        @EnumSource
        void failures_are_forgotten(FetchCause cause) {
            assertThat(failed(3)
                            .after(cause, FetchOutcome.FETCHED, NOW, SETTINGS)
                            .failures())
                    .isZero();
        }

        private static RefreshPlan fetched(FetchCause cause) {
            return RefreshPlan.START.after(cause, FetchOutcome.FETCHED, NOW, SETTINGS);
        }
    }

    @Nested
    class After_a_failure {

        @ParameterizedTest
        @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 30", "7, 30", "12, 30", "100, 30"})
        void the_next_fetch_is_due_soon_then_less_and_less_often(int failures, long seconds) {
            Duration wait = Duration.ofSeconds(seconds);
            assertThat(failed(failures).nextFetch())
                    .isBetween(NOW.plus(wait.multipliedBy(9).dividedBy(10)), NOW.plus(wait));
        }

        @Test
        void failures_are_counted() {
            assertThat(failed(3).failures()).isEqualTo(3);
        }

        /** Else a token of a new key would be refused for as long as the interval, because one fetch went wrong. */
        @ParameterizedTest
        @EnumSource
        void a_look_up_may_cause_the_next_fetch_as_soon_as_it_is_due(FetchCause cause) {
            RefreshPlan plan = RefreshPlan.START.after(cause, FetchOutcome.FAILED, NOW, SETTINGS);
            assertThat(plan.nextLookUp()).isEqualTo(plan.nextFetch()).isBeforeOrEqualTo(NOW.plusSeconds(1));
        }
    }

    private static RefreshPlan failed(int times) {
        RefreshPlan plan = RefreshPlan.START;
        for (int i = 0; i < times; i++) {
            plan = plan.after(FetchCause.PLAN, FetchOutcome.FAILED, NOW, SETTINGS);
        }
        return plan;
    }
}
