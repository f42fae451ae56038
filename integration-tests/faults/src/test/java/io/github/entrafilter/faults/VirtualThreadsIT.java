package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.Fault;
import io.github.entrafilter.faults.authority.IdentityProvider;
import io.github.entrafilter.faults.load.Caller;
import io.github.entrafilter.faults.load.CallerFactory;
import io.github.entrafilter.faults.load.Load;
import io.github.entrafilter.faults.service.KeyWaits;
import io.github.entrafilter.faults.service.Pinning;
import io.github.entrafilter.faults.service.ProtectedService;
import io.github.entrafilter.faults.service.ProtectedService.Threads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A request that waits for keys on a virtual thread does not pin it to its carrier. */
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class VirtualThreadsIT {

    @Test
    void filter_pins_no_virtual_thread_while_keys_are_fetched() throws Exception {
        try (IdentityProvider provider = IdentityProvider.start();
                KeyWaits waits = KeyWaits.start();
                ProtectedService service = ProtectedService.start(Threads.VIRTUAL, settings(provider), waits);
                Load load = new Load()) {
            service.await("keys", service::hasAllKeys);
            load.to(service.address());
            CallerFactory callers = new CallerFactory(provider);
            load.steady(8, callers.all());
            load.steady(8, List.of(callers.ofUnknownKey(), callers.junk()));
            // Once unrecorded: the JVM pins a thread that loads a class or waits for its initializer.
            endureOutage(provider, service, load);

            List<RecordedEvent> pinned;
            try (Pinning pinning = Pinning.record()) {
                for (int round = Length.current().times(1); round > 0; round--) {
                    endureOutage(provider, service, load);
                }
                pinOnPurpose();
                pinned = pinning.stop();
            }
            load.stop();

            assertThat(load.tally().wrongVerdicts()).as("wrong verdicts").isEmpty();
            assertThat(waits.onVirtualThreads())
                    .as("requests on virtual threads")
                    .isPositive();
            assertThat(Pinning.stacksWith(VirtualThreadsIT::isInTheTest, pinned))
                    .as("pinned on purpose")
                    .isNotEmpty();
            assertThat(Pinning.stacksWith(VirtualThreadsIT::isInTheFilter, pinned))
                    .isEmpty();
        }
    }

    /** Fetches that succeed and fetches that fail, in the background and for unknown keys. */
    private static void endureOutage(IdentityProvider provider, ProtectedService service, Load load) throws Exception {
        provider.inject(Fault.BLACK_HOLE);
        provider.rotateKeys();
        Caller ofNewKey = new CallerFactory(provider).ofNewKeyInOutage();
        load.steady(1, List.of(ofNewKey));
        service.await("error", () -> service.keyStatus().lastError().isPresent());
        service.awaitFetch();
        provider.recover();
        load.untilAccepted(ofNewKey);
        ofNewKey.retire();
        service.await("recovery", () -> service.keyStatus().lastError().isEmpty());
        service.awaitFetch();
    }

    private static Map<String, String> settings(IdentityProvider provider) {
        Map<String, String> settings = new HashMap<>(provider.settings());
        settings.putAll(Map.of(
                "key-refresh-interval", "PT1S",
                "key-refresh-min-interval", "PT1S",
                "connect-timeout", "PT0.3S",
                "read-timeout", "PT0.5S"));
        return settings;
    }

    private static boolean isInTheTest(String className) {
        return className.equals(Pinned.class.getName());
    }

    private static boolean isInTheFilter(String className) {
        return className.startsWith("io.github.entrafilter.") && !className.startsWith("io.github.entrafilter.faults.");
    }

    /** Shows that the recorder detects a pinned thread. By reflection, as JDK 17 has no virtual threads. */
    private static void pinOnPurpose() throws Exception {
        ExecutorService virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        virtual.submit(Pinned::touch).get();
        virtual.shutdown();
    }

    /** Its initializer waits, called by a native frame: there no virtual thread can leave its carrier. */
    private static final class Pinned {

        static {
            LockSupport.parkNanos(1_000_000);
        }

        static void touch() {}
    }
}
