package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.platform.DaemonScheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FetchScheduleTest {

    private static final LookUpBudget BUDGET = LookUpBudget.of(Duration.ofSeconds(30), Duration.ZERO);

    /** Where not even its end could be noted, as there was no memory for that. */
    @Test
    void a_task_that_breaks_is_run_again() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(2);
        Runnable broken = () -> {
            runs.incrementAndGet();
            again.countDown();
            if (runs.get() == 1) {
                throw new OutOfMemoryError("simulated");
            }
        };
        try (FetchSchedule schedule = new FetchSchedule(broken, BUDGET, System::nanoTime)) {
            schedule.start(Duration.ZERO);

            assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_fetch_whose_task_breaks_ends_and_is_no_longer_under_way() throws InterruptedException {
        CountDownLatch again = new CountDownLatch(2);
        BreaksOnce task = new BreaksOnce(again);
        try (FetchSchedule schedule = new FetchSchedule(task, BUDGET, System::nanoTime)) {
            task.of(schedule);
            schedule.start(Duration.ZERO);

            assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(task.underWayBefore).isSameAs(Fetch.NONE);
            assertThat(task.broken.await(Duration.ZERO)).contains(Fetch.Result.NONE);
        }
    }

    /** Begins its fetch, and breaks the first time. */
    private static final class BreaksOnce implements Runnable {

        private final CountDownLatch again;
        private volatile Optional<FetchSchedule> schedule = Optional.empty();
        private volatile Fetch underWayBefore = Fetch.NONE;
        private volatile Fetch broken = new Fetch();

        BreaksOnce(CountDownLatch again) {
            this.again = again;
        }

        void of(FetchSchedule begun) {
            schedule = Optional.of(begun);
        }

        @Override
        public void run() {
            FetchSchedule of = schedule.orElseThrow();
            underWayBefore = of.underWay();
            Fetch fetch = of.begin();
            again.countDown();
            if (again.getCount() > 0) {
                broken = fetch;
                throw new OutOfMemoryError("simulated");
            }
            of.end(fetch, Fetch.Result.NONE, of.plan());
        }
    }

    @Test
    void a_timer_that_was_replaced_is_forgotten() {
        try (Scheduler scheduler = new Scheduler()) {
            Future<?> timer = scheduler.thread.schedule(() -> {}, 1, TimeUnit.DAYS);
            timer.cancel(false);

            assertThat(scheduler.thread.getQueue()).isEmpty();
        }
    }

    private record Scheduler(DaemonScheduler thread) implements AutoCloseable {

        Scheduler() {
            this(new DaemonScheduler("test"));
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
