package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.IdentityProvider;
import io.github.entrafilter.faults.load.Caller.KeyState;
import io.github.entrafilter.faults.load.CallerFactory;
import io.github.entrafilter.faults.load.Load;
import io.github.entrafilter.faults.load.Tally;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.Row;
import io.github.entrafilter.faults.report.ResourceUsage;
import io.github.entrafilter.faults.service.FlightRecorder;
import io.github.entrafilter.faults.service.KeyWaits;
import io.github.entrafilter.faults.service.ProtectedService;
import io.github.entrafilter.faults.service.ProtectedService.Threads;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.catalina.LifecycleException;

/** An identity provider with faults, a service that trusts it, its callers, and what is counted of them. */
final class Scenario implements AutoCloseable {

    /** Of one fetch: for each token version, metadata and key set. */
    private static final int DOCUMENTS = 4;

    /** The target is two seconds; a short run has too few new keys to leave one of a hundred out. */
    private static final Duration MAX_ACCEPTANCE =
            Length.current() == Length.LONG ? Duration.ofSeconds(2) : Duration.ofSeconds(5);

    private final String name;
    private final Map<String, String> settings = new HashMap<>();
    private final List<ProtectedService> services = new ArrayList<>();
    private final IdentityProvider provider;
    private final FlightRecorder recorder;
    private final Load load = new Load();
    private final Instant start = Instant.now();
    private final ResourceUsage usage = ResourceUsage.now();

    private Scenario(String name, IdentityProvider provider, FlightRecorder recorder) {
        this.name = name;
        this.provider = provider;
        this.recorder = recorder;
    }

    /** With a provider in good health, and without a service as yet. */
    static Scenario of(String name, Map<String, String> settings) throws IOException {
        Scenario scenario = new Scenario(name, IdentityProvider.start(), FlightRecorder.ofWaits());
        scenario.settings.putAll(settings);
        scenario.settings.putAll(scenario.provider.settings());
        return scenario;
    }

    IdentityProvider provider() {
        return provider;
    }

    CallerFactory callers() {
        return new CallerFactory(provider);
    }

    Load load() {
        return load;
    }

    /** Starts the service, once more after it was closed. */
    ProtectedService startService() throws IOException, LifecycleException {
        ProtectedService service = ProtectedService.start(Threads.PLATFORM, settings);
        services.add(service);
        load.to(service.address());
        return service;
    }

    /** Starts the service, and waits for its keys. */
    ProtectedService startServiceWithKeys() throws IOException, LifecycleException, InterruptedException {
        ProtectedService service = startService();
        service.await("keys of both token versions", service::hasAllKeys);
        return service;
    }

    /**
     * Ends it, reports what it has shown, and fails if that is not as it must be.
     *
     * @param bound how many fetches there may have been in this time
     */
    KeyWaits end(Report report, Function<Duration, Integer> bound) throws Exception {
        load.stop();
        int fetches = services.stream().mapToInt(ProtectedService::fetches).sum();
        int most = bound.apply(Duration.between(start, Instant.now()));
        KeyWaits waits = KeyWaits.in(recorder.stop());
        Tally tally = load.tally();
        int slow = waits.slow(KeyState.LOADED.name());
        int lookUps = waits.slow(KeyState.UNKNOWN.name());
        Row row = new Row(
                name,
                tally.sent(),
                tally.wrong(),
                tally.genuine401(),
                tally.acceptances(),
                slow,
                lookUps,
                tally.slowest(),
                fetches,
                most,
                usage,
                ResourceUsage.now());
        report.add(row);
        assertThat(tally.wrongVerdicts()).as("wrong verdicts").isEmpty();
        assertThat(tally.genuine401()).as("401 for good tokens").isZero();
        assertThat(row.acceptance(99)).as("until a new key was accepted").isLessThanOrEqualTo(MAX_ACCEPTANCE);
        assertThat(tally.sent()).as("requests").isPositive();
        assertThat(slow).as("slow because of keys that were at hand").isZero();
        assertThat(fetches).as("fetches").isLessThanOrEqualTo(most);
        assertThat(provider.requests())
                .as("requests that have reached the provider, of the fetches counted and one under way")
                .isLessThanOrEqualTo(DOCUMENTS * (fetches + 1));
        return waits;
    }

    @Override
    public void close() throws LifecycleException {
        load.close();
        for (ProtectedService service : services) {
            service.close();
        }
        recorder.close();
        provider.close();
    }
}
