package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.Fault;
import io.github.entrafilter.faults.authority.IdentityProvider;
import io.github.entrafilter.faults.load.CallerFactory;
import io.github.entrafilter.faults.load.Load;
import io.github.entrafilter.faults.service.FlightRecorder;
import io.github.entrafilter.faults.service.Pinning;
import io.github.entrafilter.faults.service.ProtectedService;
import io.github.entrafilter.faults.service.ProtectedService.Threads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A request that waits for keys on a virtual thread leaves the thread below to others. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsIT {

    @Test
    void nothing_of_ours_pins_a_virtual_thread_while_keys_are_fetched() throws Exception {
        try (IdentityProvider provider = IdentityProvider.start();
                ProtectedService service = ProtectedService.start(Threads.VIRTUAL, settings(provider));
                Load load = new Load()) {
            service.await("keys", service::hasAllKeys);
            load.to(service.address());
            CallerFactory callers = new CallerFactory(provider);
            load.steady(8, callers.all());
            load.steady(8, List.of(callers.ofUnknownKey(), callers.junk()));
            // Once unrecorded: a thread that loads a class or waits for its initializer is the JVM's to pin.
            goThroughAnOutage(provider, service);

            Pinning pinning;
            try (FlightRecorder recorder = FlightRecorder.ofPinning()) {
                for (int round = Length.current().times(1); round > 0; round--) {
                    goThroughAnOutage(provider, service);
                }
                pinOneOnPurpose();
                pinning = Pinning.in(recorder.stop());
            }
            load.stop();

            assertThat(load.tally().wrongVerdicts()).as("wrong verdicts").isEmpty();
            assertThat(pinning.requestsOnVirtualThreads())
                    .as("requests on virtual threads")
                    .isPositive();
            assertThat(pinning.stacksWith(VirtualThreadsIT::isOfTheTest))
                    .as("pinned on purpose")
                    .isNotEmpty();
            assertThat(pinning.stacksWith(VirtualThreadsIT::isOfTheFilter)).isEmpty();
        }
    }

    /** Fetches that succeed and fetches that are waited for in vain, in the background and for unknown keys. */
    private static void goThroughAnOutage(IdentityProvider provider, ProtectedService service) throws Exception {
        provider.inject(Fault.BLACK_HOLE);
        service.await("error", () -> service.keyStatus().lastError().isPresent());
        service.awaitFetch();
        provider.recover();
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

    private static boolean isOfTheTest(String className) {
        return className.equals(Pinned.class.getName());
    }

    private static boolean isOfTheFilter(String className) {
        return className.startsWith("io.github.entrafilter.") && !className.startsWith("io.github.entrafilter.faults.");
    }

    /** Shows that the recorder sees what it is there for. By reflection, as JDK 17 has no virtual threads. */
    private static void pinOneOnPurpose() throws Exception {
        ExecutorService virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        virtual.submit(Pinned::touch).get();
        virtual.shutdown();
    }

    /** Its initializer waits, below a frame of the JVM's own: there no virtual thread can leave its carrier. */
    private static final class Pinned {

        static {
            LockSupport.parkNanos(1_000_000);
        }

        static void touch() {}
    }
}
