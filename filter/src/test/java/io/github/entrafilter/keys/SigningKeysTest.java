package io.github.entrafilter.keys;

import static io.github.entrafilter.keys.SigningKeys.LookUp.Certainty.OPEN;
import static io.github.entrafilter.keys.SigningKeys.LookUp.Certainty.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.keys.SigningKeys.LookUp;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SigningKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI AUTHORITY = URI.create("https://login.microsoftonline.com");
    private static final KeySettings SETTINGS =
            TestKeySettings.of(AUTHORITY, "connect-timeout", "PT30S", "read-timeout", "PT30S");

    private static final SigningKey.Id ENTRA = new SigningKey.Id(TokenVersion.V2, "entra-1");
    private static final SigningKey.Id SECOND = new SigningKey.Id(TokenVersion.V2, "second");

    private final TestTime time = new TestTime(NOW);
    private final TestSource source = new TestSource();
    private final SigningKeys keys = new SigningKeys(source, cached(), SETTINGS, time, time);

    /** The keys before a test begins. */
    private AgedKeys cached() {
        return AgedKeys.NONE.with(
                Map.of(TokenVersion.V1, source.keySet(), TokenVersion.V2, source.keySet()),
                time.now().plus(SETTINGS.lastKnownGood()));
    }

    @AfterEach
    void end() {
        source.open();
        keys.close();
    }

    /** An authority that rolls its key over whenever a test says so; can be away, and can be slow. */
    private static final class TestSource implements KeySource {

        private final AtomicInteger fetches = new AtomicInteger();
        private final Set<TokenVersion> away = EnumSet.noneOf(TokenVersion.class);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private volatile String keyId = "first";
        private volatile boolean broken;
        private volatile Duration retryAfter = Duration.ZERO;
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile CountDownLatch arrival = new CountDownLatch(1);

        @Override
        public KeySet fetch(TokenVersion version) throws KeyFetchException {
            if (version == TokenVersion.V1) {
                fetches.incrementAndGet();
                arrival.countDown();
                pass(gate);
            }
            if (broken) {
                throw new IllegalStateException("broken");
            }
            if (isAway(version)) {
                throw new KeyFetchException("away", retryAfter);
            }
            return keySet();
        }

        KeySet keySet() {
            SigningKey key =
                    new SigningKey(keyId, TestKeys.published(TestKeys.ENTRA).verifier(), SigningKey.Purpose.ANY);
            return TestKeys.keySet("issuer", Optional.empty(), key);
        }

        private void pass(CountDownLatch gate) throws KeyFetchException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
                throw new KeyFetchException("stopped", e);
            }
        }

        private boolean isAway(TokenVersion version) {
            synchronized (away) {
                return away.contains(version);
            }
        }

        void away(TokenVersion... versions) {
            synchronized (away) {
                away.clear();
                away.addAll(List.of(versions));
            }
        }

        void close() {
            gate = new CountDownLatch(1);
            arrival = new CountDownLatch(1);
        }

        void open() {
            gate.countDown();
        }

        void awaitFetch() throws InterruptedException {
            assertThat(arrival.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Callers on threads of their own, which wait for a fetch with a time limit, and for their next call without. */
    private static final class Callers implements AutoCloseable {

        private final List<Thread> threads = new CopyOnWriteArrayList<>();
        private final ExecutorService executor;

        private Callers(int many) {
            executor = Executors.newFixedThreadPool(many, task -> {
                Thread thread = new Thread(task);
                threads.add(thread);
                return thread;
            });
        }

        Future<LookUp> submit(Callable<LookUp> lookUp) {
            return executor.submit(lookUp);
        }

        /** Waits until as many callers wait for a fetch. */
        void awaitWaiting(int many) {
            await(() -> threads.stream()
                            .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                            .count()
                    == many);
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    @Nested
    class The_first_fetch {

        private final LoopbackAuthority authority = new LoopbackAuthority();
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);

        @AfterEach
        void end() {
            answered.countDown();
            authority.close();
        }

        @Test
        void begins_without_being_asked_for() throws Exception {
            try (SigningKeys fetched = slowly()) {
                assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(fetched.current()).isEqualTo(PublishedKeys.NONE);
            }
        }

        @Test
        void brings_the_keys_of_each_version() throws Exception {
            try (SigningKeys fetched = slowly()) {
                answered.countDown();
                await(() -> !fetched.current().byVersion().isEmpty());
                assertThat(keyIdOf(TokenVersion.V1, fetched.current())).isEqualTo("entra-1");
                assertThat(keyIdOf(TokenVersion.V2, fetched.current())).isEqualTo("entra-1");
            }
        }

        /** The v2.0 key set says whose the keys of v1.0 tokens are. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"1.0 | 1.0 2.0", "2.0 | 2.0", "1.0,2.0 | 1.0 2.0"})
        void brings_the_key_sets_that_the_accepted_versions_need(String accepted, String sets) {
            authority.publishes(TestKeys.ENTRA);
            try (SigningKeys fetched =
                    SigningKeys.of(authority.settings("token-versions", accepted), InstantSource.system())) {
                await(() -> !fetched.status().fetches().isNone());
                assertThat(fetched.current().byVersion().keySet())
                        .extracting(TokenVersion::claim)
                        .containsExactlyInAnyOrder(sets.split(" "));
                assertThat(fetched.status().required())
                        .isEqualTo(fetched.current().byVersion().keySet());
            }
        }

        @Test
        void is_waited_for_by_a_look_up() throws Exception {
            ExecutorService callers = Executors.newSingleThreadExecutor();
            try (SigningKeys fetched = slowly()) {
                Future<LookUp> caller = callers.submit(() -> lookUp(fetched, ENTRA));
                answered.countDown();
                assertThat(caller.get(30, TimeUnit.SECONDS).keys().byVersion()).containsOnlyKeys(TokenVersion.values());
            } finally {
                callers.shutdownNow();
            }
        }

        /** An authority that does not answer before the test says so. */
        private SigningKeys slowly() {
            authority.publishes(TestKeys.ENTRA);
            authority.before(() -> {
                asked.countDown();
                answered.await();
            });
            return SigningKeys.of(
                    authority.settings("connect-timeout", "PT30S", "read-timeout", "PT30S"), InstantSource.system());
        }
    }

    @Nested
    class Without_any_keys {

        /** The plan tries again soon enough: callers must not add to the load of an authority that is away. */
        @Test
        void look_ups_do_not_hasten_the_next_fetch_of_an_outage() {
            source.retryAfter = Duration.ofMinutes(2);
            source.away(TokenVersion.values());
            try (SigningKeys none = new SigningKeys(source, AgedKeys.NONE, SETTINGS, time, time)) {
                assertThat(lookUp(none, SECOND)).isEqualTo(new LookUp(PublishedKeys.NONE, OPEN));
                int before = source.fetches.get();
                assertThat(lookUp(none, SECOND)).isEqualTo(new LookUp(PublishedKeys.NONE, OPEN));
                assertThat(source.fetches.get()).isEqualTo(before);
            }
        }
    }

    @Nested
    class A_fetch_that_fails {

        @Test
        void is_made_again_without_being_asked_for() {
            source.away(TokenVersion.values());
            lookUp();
            source.away();
            source.keyId = "second";
            await(() -> keyIdOf(TokenVersion.V2).equals("second"));
        }

        @Test
        void is_made_again_after_an_unexpected_exception() {
            source.broken = true;
            lookUp();
            source.broken = false;
            source.keyId = "second";
            await(() -> keyIdOf(TokenVersion.V2).equals("second"));
        }

        @Test
        void logs_the_class_of_an_internal_error_and_not_its_message() {
            source.broken = true;
            try (CapturedLog log = new CapturedLog(Level.WARNING)) {
                lookUp();
                assertThat(log.lines())
                        .anyMatch(line -> line.contains("internal error: java.lang.IllegalStateException"))
                        .noneMatch(line -> line.contains("broken"));
            }
        }
    }

    /** An outage needs patience, wrong settings a new deployment: the log must show the change. */
    @Test
    void failure_is_logged_again_if_its_cause_changes() {
        KeyStatus.Failure outage = new KeyStatus.Failure("HTTP 500", KeyStatus.Failure.Cause.OUTAGE);
        KeyStatus.Failure settings = new KeyStatus.Failure("no such tenant", KeyStatus.Failure.Cause.SETTINGS);
        RefreshLog refreshLog = new RefreshLog(URI.create("https://login.contoso.example"));
        FetchHistory history = FetchHistory.NONE;
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            for (KeyStatus.Failure failure : List.of(outage, outage, settings, settings, outage)) {
                refreshLog.failed(history, failure, List.of(), Duration.ofSeconds(30));
                history = history.with(List.of(failure), Duration.ZERO, Duration.ZERO);
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("HTTP 500") || line.contains("no such tenant"))
                    .extracting(line -> line.replaceAll(".*\\((.*)\\).*", "$1"))
                    .containsExactly("HTTP 500", "no such tenant", "HTTP 500");
        }
    }

    @Nested
    class A_look_up {

        @Test
        void brings_newer_keys() {
            source.keyId = "second";
            assertThat(keyIdOf(TokenVersion.V2, lookUp().keys())).isEqualTo("second");
            assertThat(keyIdOf(TokenVersion.V1)).isEqualTo("second");
        }

        @Test
        void settles_that_a_key_is_not_published() {
            assertThat(lookUp().certainty()).isEqualTo(SETTLED);
        }

        @Test
        void is_not_repeated_for_the_same_key_until_the_interval_is_over() {
            lookUp();
            int before = source.fetches.get();
            time.pass(SETTINGS.minRefreshInterval().minusNanos(1));
            for (int i = 0; i < 50; i++) {
                assertThat(lookUp().certainty()).isEqualTo(SETTLED);
            }
            assertThat(source.fetches.get()).isEqualTo(before);

            time.pass(Duration.ofNanos(1));
            source.keyId = "second";
            assertThat(keyIdOf(TokenVersion.V2, lookUp().keys())).isEqualTo("second");
        }

        @Test
        void of_a_few_other_keys_may_follow_at_once() {
            for (int i = 0; i < LookUpBudget.MAX_AT_ONCE; i++) {
                assertThat(lookUp(keys, key("junk-" + i)).certainty()).isEqualTo(SETTLED);
            }
            assertThat(source.fetches.get()).isEqualTo(LookUpBudget.MAX_AT_ONCE);
        }

        /** With the shortest interval, one is added each second: its fetch is worth waiting for. */
        @Test
        void finds_a_new_key_behind_made_up_ones_that_have_emptied_the_bucket() {
            emptyTheBucket(keys);
            source.keyId = "second";
            assertThat(keyIdOf(TokenVersion.V2, lookUp().keys())).isEqualTo("second");
        }

        @Test
        void leaves_it_open_whether_a_key_is_published_where_the_bucket_is_empty_for_long() {
            KeySettings hourly = TestKeySettings.of(AUTHORITY, "key-refresh-min-interval", "PT1H");
            try (SigningKeys slow = new SigningKeys(source, cached(), hourly, time, time)) {
                emptyTheBucket(slow);
                source.keyId = "second";
                assertThat(lookUp(slow, SECOND).certainty()).isEqualTo(OPEN);
                assertThat(slow.retryAfter()).isEqualTo(Duration.ofMinutes(3));
            }
        }

        /** The first fetch is planned, and no look-up. */
        private void emptyTheBucket(SigningKeys of) {
            for (int i = 0; i <= LookUpBudget.MAX_AT_ONCE; i++) {
                lookUp(of, key("junk-" + i));
            }
        }

        /** Its silence proves nothing: the key may have been published after its response was made. */
        @Test
        void is_not_settled_by_a_fetch_that_began_before_it() throws Exception {
            source.close();
            try (Callers callers = new Callers(2)) {
                Future<LookUp> first = callers.submit(() -> lookUp(keys, key("junk")));
                source.awaitFetch();
                Future<LookUp> second = callers.submit(() -> lookUp());
                callers.awaitWaiting(2);
                source.open();
                assertThat(first.get(30, TimeUnit.SECONDS).certainty()).isEqualTo(SETTLED);
                assertThat(second.get(30, TimeUnit.SECONDS).certainty()).isEqualTo(SETTLED);
            }
            assertThat(source.fetches.get()).isEqualTo(2);
        }

        @Test
        void is_shared_by_all_callers_that_wait_for_it() throws Exception {
            source.keyId = "second";
            source.close();
            try (Callers callers = new Callers(8)) {
                List<Future<LookUp>> waiting = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    waiting.add(callers.submit(() -> lookUp()));
                }
                source.awaitFetch();
                callers.awaitWaiting(8);
                source.open();
                for (Future<LookUp> caller : waiting) {
                    assertThat(keyIdOf(
                                    TokenVersion.V2,
                                    caller.get(30, TimeUnit.SECONDS).keys()))
                            .isEqualTo("second");
                }
            }
            assertThat(source.fetches.get()).isEqualTo(1);
        }

        /** However many wait, and for whatever: who finds no place is told to come back, not that the token is bad. */
        @Test
        void leaves_it_open_for_callers_beyond_the_limit_and_settles_it_for_their_next_call() throws Exception {
            source.close();
            ExecutorService callers = Executors.newCachedThreadPool();
            try {
                List<Future<LookUp>> waiting = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    SigningKey.Id key = key("junk-" + i);
                    waiting.add(callers.submit(() -> lookUp(keys, key)));
                }
                await(() -> waiting.stream().filter(Future::isDone).count() == 200 - 64);
                assertThat(waiting)
                        .filteredOn(Future::isDone)
                        .allSatisfy(done -> assertThat(done.get())
                                .extracting(LookUp::certainty)
                                .isEqualTo(OPEN));
                source.open();
                for (Future<LookUp> caller : waiting) {
                    LookUp unused = caller.get(30, TimeUnit.SECONDS);
                }
                await(() -> lookUp(keys, key("junk-0")).certainty() == SETTLED);
            } finally {
                callers.shutdownNow();
            }
            assertThat(source.fetches.get()).isLessThan(64);
        }

        /** Else a good token of a new key would have to wait, because one fetch went wrong. */
        @Test
        void that_fails_does_not_spend_the_budget() {
            KeySettings hourly = TestKeySettings.of(AUTHORITY, "key-refresh-min-interval", "PT1H");
            try (SigningKeys slow = new SigningKeys(source, cached(), hourly, time, time)) {
                assertThat(lookUp(slow, key("junk")).certainty()).isEqualTo(SETTLED);
                source.away(TokenVersion.values());
                assertThat(lookUp(slow, SECOND).certainty()).isEqualTo(OPEN);
                source.away();
                await(() -> slow.status().lastError().isEmpty());
                for (int i = 0; i < LookUpBudget.MAX_AT_ONCE; i++) {
                    assertThat(lookUp(slow, key("junk-" + i)).certainty()).isEqualTo(SETTLED);
                }
            }
        }

        @Test
        void does_not_outlast_the_time_outs() {
            KeySettings impatient =
                    TestKeySettings.of(AUTHORITY, "connect-timeout", "PT0.01S", "read-timeout", "PT0.01S");
            source.close();
            try (SigningKeys slow = new SigningKeys(source, cached(), impatient, time, time)) {
                assertThat(lookUp(slow, SECOND)).isEqualTo(new LookUp(slow.current(), OPEN));
            }
        }

        @Test
        void of_a_key_that_has_come_since_the_token_was_judged_needs_no_fetch() {
            assertThat(keys.lookUp(key("first"), PublishedKeys.NONE).keys()).isEqualTo(keys.current());
            assertThat(source.fetches.get()).isZero();
        }

        @Test
        void of_v1_is_not_settled_without_the_v1_key_set() {
            source.away(TokenVersion.V1);
            assertThat(lookUp(keys, new SigningKey.Id(TokenVersion.V1, "junk")).certainty())
                    .isEqualTo(OPEN);
        }

        @Test
        void of_v2_is_settled_without_the_v1_key_set() {
            source.away(TokenVersion.V1);
            assertThat(lookUp().certainty()).isEqualTo(SETTLED);
        }
    }

    @Nested
    class While_the_authority_is_away {

        @Test
        void the_last_known_good_keys_serve() {
            source.away(TokenVersion.values());
            lookUp();
            assertThat(keyIdOf(TokenVersion.V1)).isEqualTo("first");
            assertThat(keyIdOf(TokenVersion.V2)).isEqualTo("first");
        }

        @Test
        void the_last_known_good_keys_end() {
            source.away(TokenVersion.values());
            lookUp();
            time.pass(SETTINGS.lastKnownGood().minusNanos(1));
            assertThat(keys.current().forVersion(TokenVersion.V2)).isPresent();
            time.pass(Duration.ofNanos(1));
            assertThat(keys.current()).isEqualTo(PublishedKeys.NONE);
        }

        /** Anybody can name unknown keys: such requests must not tie up threads that others need. */
        @Test
        void few_wait_for_the_next_fetch() throws Exception {
            source.away(TokenVersion.values());
            lookUp();
            source.close();
            ExecutorService callers = Executors.newFixedThreadPool(16);
            try {
                List<Future<LookUp>> looking = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    looking.add(callers.submit(() -> lookUp()));
                }
                await(() -> looking.stream().filter(Future::isDone).count() == 12);
                assertThat(looking).filteredOn(Future::isDone).hasSize(12);
            } finally {
                callers.shutdownNow();
            }
        }

        @Test
        void in_part_the_other_part_is_renewed() {
            source.away(TokenVersion.V1);
            source.keyId = "second";
            lookUp();
            assertThat(keyIdOf(TokenVersion.V1)).isEqualTo("first");
            assertThat(keyIdOf(TokenVersion.V2)).isEqualTo("second");
        }
    }

    /** A wall clock that somebody sets, there and back: intervals are none of its business. */
    @Nested
    class A_wall_clock_that_jumps {

        static Stream<Arguments> jumps() {
            return Stream.of("PT30S", "PT-30S", "PT1H", "PT-1H", "PT25H", "PT-25H")
                    .map(Duration::parse)
                    .flatMap(jump -> Stream.of(arguments(jump, Duration.ZERO), arguments(jump, jump.negated())));
        }

        @ParameterizedTest(name = "{0}, then {1}")
        @MethodSource("jumps")
        void neither_ends_nor_prolongs_the_last_known_good_keys(Duration jump, Duration back) {
            time.pass(SETTINGS.lastKnownGood().minusSeconds(1));
            jump(jump, back);
            assertThat(keys.current().byVersion()).hasSize(2);
            time.pass(Duration.ofSeconds(1));
            assertThat(keys.current()).isEqualTo(PublishedKeys.NONE);
        }

        @ParameterizedTest(name = "{0}, then {1}")
        @MethodSource("jumps")
        void does_not_keep_a_look_up_from_a_new_key(Duration jump, Duration back) {
            time.jump(jump);
            lookUp(keys, key("junk"));
            time.jump(back);
            source.keyId = "second";
            assertThat(keyIdOf(TokenVersion.V2, lookUp().keys())).isEqualTo("second");
        }

        @ParameterizedTest(name = "{0}, then {1}")
        @MethodSource("jumps")
        void does_not_forget_that_a_key_was_absent(Duration jump, Duration back) {
            time.jump(jump);
            lookUp();
            time.jump(back);
            assertThat(lookUp().certainty()).isEqualTo(SETTLED);
            assertThat(source.fetches.get()).isEqualTo(1);
        }

        @Execution(ExecutionMode.CONCURRENT)
        @ParameterizedTest(name = "{0}, then {1}")
        @MethodSource("jumps")
        void does_not_move_the_next_fetch_of_an_outage(Duration jump, Duration back) {
            source.away(TokenVersion.values());
            time.jump(jump);
            lookUp();
            time.jump(back);
            assertThat(keys.retryAfter()).isEqualTo(Duration.ofSeconds(1));
            source.away();
            source.keyId = "second";
            await(() -> keyIdOf(TokenVersion.V2).equals("second"));
        }

        @ParameterizedTest(name = "{0}, then {1}")
        @MethodSource("jumps")
        void moves_the_dates_of_the_status_along(Duration jump, Duration back) {
            jump(jump, back);
            KeyStatus status = keys.status();
            assertThat(status.fetchedAt()).containsEntry(TokenVersion.V2, time.instant());
            assertThat(status.canJudge(time.instant())).isTrue();
        }

        private void jump(Duration there, Duration back) {
            time.jump(there);
            assertThat(keys.current().byVersion()).hasSize(2);
            time.jump(back);
        }
    }

    @Nested
    class A_caller_should_come_back {

        @Test
        void in_a_second_at_the_earliest() {
            assertThat(keys.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void when_the_authority_has_asked_for() {
            source.retryAfter = Duration.ofMinutes(2);
            source.away(TokenVersion.values());
            lookUp();
            assertThat(keys.retryAfter()).isEqualTo(Duration.ofMinutes(2));
        }

        /** The next planned fetch is hours away. */
        @Test
        void as_soon_as_its_key_can_be_looked_up() {
            lookUp();
            assertThat(keys.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void soon_while_a_slow_fetch_is_under_way() throws InterruptedException {
            source.close();
            Thread caller = new Thread(() -> {
                LookUp unused = lookUp();
            });
            caller.start();
            source.awaitFetch();

            assertThat(keys.retryAfter()).isEqualTo(Duration.ofSeconds(1));
            source.open();
            caller.join();
        }
    }

    @Nested
    class Closed {

        @Test
        void nothing_is_fetched_any_more() {
            lookUp();
            int before = source.fetches.get();
            keys.close();
            time.pass(Duration.ofHours(1));
            assertThat(lookUp(keys, key("junk"))).isEqualTo(new LookUp(keys.current(), OPEN));
            assertThat(source.fetches.get()).isEqualTo(before);
        }

        @Test
        void the_keys_serve_on() {
            keys.close();
            assertThat(keyIdOf(TokenVersion.V2)).isEqualTo("first");
        }

        @Test
        void a_fetch_that_is_under_way_ends() throws Exception {
            source.close();
            ExecutorService callers = Executors.newSingleThreadExecutor();
            try {
                Future<LookUp> caller = callers.submit(() -> lookUp());
                source.awaitFetch();
                keys.close();
                assertThat(source.interrupted.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(keyIdOf(
                                TokenVersion.V2,
                                caller.get(30, TimeUnit.SECONDS).keys()))
                        .isEqualTo("first");
            } finally {
                callers.shutdownNow();
            }
        }

        @Test
        void it_may_be_closed_again() {
            keys.close();
            keys.close();
            assertThat(keyIdOf(TokenVersion.V2)).isEqualTo("first");
        }
    }

    private LookUp lookUp() {
        return lookUp(keys, SECOND);
    }

    private static LookUp lookUp(SigningKeys keys, SigningKey.Id key) {
        return keys.lookUp(key, keys.current());
    }

    private static SigningKey.Id key(String id) {
        return new SigningKey.Id(TokenVersion.V2, id);
    }

    private String keyIdOf(TokenVersion version) {
        return keyIdOf(version, keys.current());
    }

    private static String keyIdOf(TokenVersion version, PublishedKeys keys) {
        return String.join(",", keys.forVersion(version).orElseThrow().keys().keySet());
    }

    /** Waits for what another thread does; gives up long after it can have been done. */
    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("it did not happen");
            }
            Thread.onSpinWait();
        }
    }
}
