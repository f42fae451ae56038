package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.entrafilter.CapturedLog;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI AUTHORITY = URI.create("https://login.microsoftonline.com");
    private static final KeySettings SETTINGS =
            TestKeySettings.of(AUTHORITY, "connect-timeout", "PT30S", "read-timeout", "PT30S");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final TestSource source = new TestSource();
    private final SigningKeys keys = new SigningKeys(source, PublishedKeys.NONE.with(first()), SETTINGS, now::get);

    /** The keys at hand before a test begins. */
    private Map<TokenVersion, KeySet> first() {
        return Map.of(TokenVersion.V1, source.keySet(NOW), TokenVersion.V2, source.keySet(NOW));
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
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile CountDownLatch arrival = new CountDownLatch(1);

        @Override
        public KeySet fetch(TokenVersion version, Instant now) throws KeyFetchException {
            if (version == TokenVersion.V1) {
                fetches.incrementAndGet();
                arrival.countDown();
                pass(gate);
            }
            if (broken) {
                throw new IllegalStateException("broken");
            }
            if (isAway(version)) {
                throw new KeyFetchException("away");
            }
            return keySet(now);
        }

        KeySet keySet(Instant now) {
            SigningKey key =
                    new SigningKey(keyId, TestKeys.published(TestKeys.ENTRA).verifier(), SigningKey.Purpose.ANY);
            return KeySet.of("issuer", Optional.empty(), List.of(key), now.plus(SETTINGS.lastKnownGood()));
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
        void is_waited_for_by_who_looks_a_key_up_meanwhile() throws Exception {
            ExecutorService callers = Executors.newSingleThreadExecutor();
            try (SigningKeys fetched = slowly()) {
                Future<PublishedKeys> caller = callers.submit(fetched::lookedUp);
                answered.countDown();
                assertThat(caller.get(30, TimeUnit.SECONDS).byVersion()).containsOnlyKeys(TokenVersion.values());
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

        /** The plan tries again soon enough: callers must not add to it. */
        @Test
        void a_look_up_causes_no_fetch() {
            try (SigningKeys none = new SigningKeys(source, PublishedKeys.NONE, SETTINGS, now::get)) {
                assertThat(none.lookedUp()).isEqualTo(PublishedKeys.NONE);
            }
            assertThat(source.fetches.get()).isZero();
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
        void is_made_again_even_if_nobody_expects_what_it_throws() {
            source.broken = true;
            lookUp();
            source.broken = false;
            source.keyId = "second";
            await(() -> keyIdOf(TokenVersion.V2).equals("second"));
        }

        @Test
        void tells_the_kind_of_a_fault_and_not_what_it_quotes() {
            source.broken = true;
            try (CapturedLog log = new CapturedLog(Level.WARNING)) {
                lookUp();
                assertThat(log.lines())
                        .anyMatch(line -> line.contains("a fault of ours: java.lang.IllegalStateException"))
                        .noneMatch(line -> line.contains("broken"));
            }
        }
    }

    @Nested
    class A_look_up {

        @Test
        void brings_newer_keys() {
            source.keyId = "second";
            lookUp();
            assertThat(keyIdOf(TokenVersion.V1)).isEqualTo("second");
            assertThat(keyIdOf(TokenVersion.V2)).isEqualTo("second");
        }

        @Test
        void returns_what_it_has_brought() {
            lookUp();
            source.keyId = "second";
            pass(SETTINGS.minRefreshInterval());
            assertThat(keyIdOf(TokenVersion.V2, keys.lookedUp())).isEqualTo("second");
        }

        @Test
        void spends_the_budget_for_a_while() {
            lookUp();
            int before = source.fetches.get();
            pass(SETTINGS.minRefreshInterval().minusNanos(1));
            for (int i = 0; i < 50; i++) {
                assertThat(keys.lookedUp()).isEqualTo(keys.current());
            }
            assertThat(source.fetches.get()).isEqualTo(before);
        }

        @Test
        void may_follow_another_after_a_while() {
            lookUp();
            int before = source.fetches.get();
            pass(SETTINGS.minRefreshInterval());
            lookUp();
            assertThat(source.fetches.get()).isEqualTo(before + 1);
        }

        @Test
        void is_shared_by_all_who_look_up_meanwhile() throws Exception {
            lookUp();
            int before = source.fetches.get();
            pass(SETTINGS.minRefreshInterval());
            source.keyId = "second";
            source.close();
            ExecutorService callers = Executors.newFixedThreadPool(8);
            try {
                List<Future<PublishedKeys>> waiting = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    waiting.add(callers.submit(keys::lookedUp));
                }
                source.awaitFetch();
                source.open();
                for (Future<PublishedKeys> caller : waiting) {
                    assertThat(keyIdOf(TokenVersion.V2, caller.get(30, TimeUnit.SECONDS)))
                            .isEqualTo("second");
                }
            } finally {
                callers.shutdownNow();
            }
            assertThat(source.fetches.get()).isEqualTo(before + 1);
        }

        /** Else a good token of a new key would have to wait, because one fetch went wrong. */
        @Test
        void that_fails_does_not_spend_the_budget() {
            lookUp();
            pass(SETTINGS.minRefreshInterval());
            source.away(TokenVersion.values());
            PublishedKeys kept = keys.lookedUp();
            source.away();
            source.keyId = "second";
            pass(Duration.ofSeconds(1));
            assertThat(keyIdOf(TokenVersion.V2, kept)).isEqualTo("first");
            assertThat(keyIdOf(TokenVersion.V2, keys.lookedUp())).isEqualTo("second");
        }

        @Test
        void does_not_outlast_the_time_outs() {
            KeySettings impatient =
                    TestKeySettings.of(AUTHORITY, "connect-timeout", "PT0.01S", "read-timeout", "PT0.01S");
            source.close();
            PublishedKeys atHand = keys.current();
            try (SigningKeys slow = new SigningKeys(source, atHand, impatient, now::get)) {
                assertThat(slow.lookedUp()).isEqualTo(atHand);
            }
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
            Instant end = NOW.plus(SETTINGS.lastKnownGood());
            assertThat(keys.current().forVersion(TokenVersion.V2, end.minusNanos(1)))
                    .isPresent();
            assertThat(keys.current().forVersion(TokenVersion.V2, end)).isEqualTo(Optional.empty());
        }

        /** Anybody can name unknown keys: such requests must not tie up threads that others need. */
        @Test
        void few_wait_for_the_next_fetch() throws Exception {
            source.away(TokenVersion.values());
            lookUp();
            source.close();
            pass(SETTINGS.minRefreshInterval());
            ExecutorService callers = Executors.newFixedThreadPool(16);
            try {
                List<Future<PublishedKeys>> looking = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    looking.add(callers.submit(keys::lookedUp));
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

    @Nested
    class A_caller_should_come_back {

        @Test
        void in_a_second_at_the_earliest() {
            assertThat(keys.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void when_the_next_fetch_is_due() {
            lookUp();
            assertThat(keys.retryAfter())
                    .isBetween(Duration.ofHours(12).multipliedBy(9).dividedBy(10), Duration.ofHours(12));
        }
    }

    @Nested
    class Closed {

        @Test
        void nothing_is_fetched_any_more() {
            lookUp();
            int before = source.fetches.get();
            keys.close();
            pass(Duration.ofHours(1));
            assertThat(keys.lookedUp()).isEqualTo(keys.current());
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
                Future<PublishedKeys> caller = callers.submit(keys::lookedUp);
                source.awaitFetch();
                keys.close();
                assertThat(source.interrupted.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(keyIdOf(TokenVersion.V2, caller.get(30, TimeUnit.SECONDS)))
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

    private void lookUp() {
        PublishedKeys unused = keys.lookedUp();
    }

    private void pass(Duration time) {
        Instant unused = now.updateAndGet(instant -> instant.plus(time));
    }

    private String keyIdOf(TokenVersion version) {
        return keyIdOf(version, keys.current());
    }

    private static String keyIdOf(TokenVersion version, PublishedKeys keys) {
        return String.join(
                ",", keys.forVersion(version, NOW).orElseThrow().keys().keySet());
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
