package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookUpBudgetTest {

    private static final Duration NOW = Duration.ofDays(3);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LookUpBudget FULL = LookUpBudget.of(Duration.ofSeconds(30), NOW);

    @ParameterizedTest
    @CsvSource({"PT1S, PT1S", "PT20S, PT1S", "PT30S, PT1.5S", "PT1M, PT3S", "PT1H, PT3M"})
    void twenty_look_ups_are_added_in_each_interval_and_one_in_a_second_at_most(Duration interval, Duration spacing) {
        assertThat(LookUpBudget.of(interval, NOW).spacing()).isEqualTo(spacing);
    }

    @Test
    void full_bucket_allows_a_few_at_once() {
        LookUpBudget budget = FULL;
        for (int i = 0; i < LookUpBudget.MAX_AT_ONCE; i++) {
            assertThat(budget.next(NOW)).isEqualTo(NOW);
            budget = budget.spent(NOW);
        }
        assertThat(budget.next(NOW)).isEqualTo(NOW.plus(budget.spacing()));
    }

    @Test
    void failed_look_up_does_not_count() {
        assertThat(FULL.spent(NOW).refunded().full()).isEqualTo(NOW);
    }

    @Test
    void quiet_time_fills_the_bucket_and_no_more_than_that() {
        LookUpBudget budget = FULL;
        for (int i = 0; i < LookUpBudget.MAX_AT_ONCE; i++) {
            budget = budget.spent(NOW);
        }
        Duration later = NOW.plusDays(1);
        assertThat(LookUpBudget.of(Duration.ofSeconds(30), later).spent(later)).isEqualTo(budget.spent(later));
    }

    @ParameterizedTest
    @CsvSource({"PT30S, 44", "PT1M, 24", "PT5M, 8", "PT1S, 64"})
    void look_ups_in_any_minute_are_bounded(Duration interval, int most) {
        LookUpBudget budget = LookUpBudget.of(interval, NOW);
        int spent = 0;
        for (Duration now = budget.next(NOW); now.compareTo(NOW.plus(MINUTE)) < 0; now = budget.next(now)) {
            budget = budget.spent(now);
            spent++;
        }
        assertThat(spent).isBetween(most - 1, most);
    }
}
