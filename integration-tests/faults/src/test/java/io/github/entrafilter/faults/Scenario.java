package io.github.entrafilter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.faults.authority.IdentityProvider;
import io.github.entrafilter.faults.load.Caller;
import io.github.entrafilter.faults.load.Caller.KeyState;
import io.github.entrafilter.faults.load.CallerFactory;
import io.github.entrafilter.faults.load.Load;
import io.github.entrafilter.faults.load.Tally;
import io.github.entrafilter.faults.report.FetchBound;
import io.github.entrafilter.faults.report.Report;
import io.github.entrafilter.faults.report.ResourceUsage;
import io.github.entrafilter.faults.report.Row;
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
import org.apache.catalina.LifecycleException;

/** An identity provider with faults, a service that trusts it, its callers, and the results. */
final class Scenario implements AutoCloseable {

    /** The documents of one fetch: for each token version, metadata and key set. */
    private static final int DOCUMENTS = 4;

    /** The target is two seconds; a short run has too few new keys to leave one of a hundred out. */
    private static final Duration MAX_ACCEPTANCE = Duration.ofSeconds(Length.current() == Length.LONG ? 2 : 5);

    private final String name;
    private final Map<String, String> settings = new HashMap<>();
    private final List<ProtectedService> services = new ArrayList<>();
    private final IdentityProvider provider;
    private final KeyWaits waits = KeyWaits.start();
    private final Load load = new Load();
    private final Instant start = Instant.now();
    private final ResourceUsage usage = ResourceUsage.now();

    private Scenario(String name, IdentityProvider provider) {
        this.name = name;
        this.provider = provider;
    }

    /** Returns a scenario with a provider without faults, and without a service as yet. */
    static Scenario of(String name, Map<String, String> settings) throws IOException {
        Scenario scenario = new Scenario(name, IdentityProvider.start());
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

    KeyWaits waits() {
        return waits;
    }

    /** Starts the service; again after it was closed. */
    ProtectedService startService() throws IOException, LifecycleException {
        ProtectedService service = ProtectedService.start(Threads.PLATFORM, settings, waits);
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
     * Replaces all published keys by a new one that signs at once, and waits until it is accepted; then publishes one
     * more.
     *
     * @return the callers of the first one, which call on until they are retired
     */
    List<Caller> replaceAllKeys() throws IOException, InterruptedException {
        provider.rotateKeys();
        provider.withdrawOldKeys();
        List<Caller> callers = callers().accepted();
        for (Caller caller : callers) {
            caller.hasUnknownKey(200, 503);
            load.untilAccepted(caller);
            caller.hasLoadedKey(200);
        }
        load.steady(1, callers);
        provider.rotateKeys();
        load.untilAccepted(callers().ofNewKeyInOutage());
        return callers;
    }

    /**
     * Publishes a new key in an outage. Its genuine caller calls at least once from now on, and until it is retired.
     */
    Caller sendCallerOfNewKey() throws InterruptedException {
        provider.rotateKeys();
        Caller caller = callers().ofNewKeyInOutage();
        load.burst(1, caller, 1);
        load.steady(1, List.of(caller));
        return caller;
    }

    /** Ends the outage, and waits until the caller of its new key is accepted. */
    void recover(Caller ofNewKey) throws IOException, InterruptedException {
        provider.recover();
        load.untilAccepted(ofNewKey);
        ofNewKey.retire();
    }

    /** Ends the scenario, reports its results, and fails if one of them is wrong. */
    void end(Report report) throws Exception {
        load.stop();
        Duration elapsed = Duration.between(start, Instant.now());
        int fetches = services.stream().mapToInt(ProtectedService::fetches).sum();
        FetchBound bound = FetchBound.of(settings);
        int maxFetches = provider.wasEverFaulty() ? bound.withFailures(elapsed) : bound.withLookUps(elapsed);
        Tally tally = load.tally();
        Row row = new Row(
                name,
                tally.sent(),
                tally.wrong(),
                tally.genuine401(),
                tally.acceptances(),
                waits.slow(KeyState.LOADED.name()),
                waits.slow(KeyState.UNKNOWN.name()),
                tally.slowest(),
                fetches,
                maxFetches,
                usage,
                ResourceUsage.now());
        report.add(row);
        assertThat(tally.wrongVerdicts()).as("wrong verdicts").isEmpty();
        assertThat(tally.genuine401()).as("401 for good tokens").isZero();
        assertThat(tally.sent()).as("requests").isPositive();
        assertThat(row.slowForKeys()).as("slow because of loaded keys").isZero();
        assertThat(waits.maxWait()).as("wait for keys").isLessThan(maxWait());
        assertThat(fetches).as("fetches").isLessThanOrEqualTo(maxFetches);
        assertThat(provider.requests())
                .as("requests that arrived at the provider, of the fetches counted and one under way")
                .isLessThanOrEqualTo(DOCUMENTS * (fetches + 1));
        if (!provider.wasEverFaulty()) {
            assertThat(row.acceptance(99))
                    .as("time until a new key was accepted")
                    .isLessThanOrEqualTo(MAX_ACCEPTANCE);
        }
    }

    /** Ends a scenario of new keys, which promises that they are accepted. */
    void endWithAcceptances(Report report) throws Exception {
        end(report);
        assertThat(load.tally().acceptances())
                .as("times until new keys were accepted")
                .isNotEmpty();
    }

    /** The connect and read time-outs together, and some time for a busy machine. */
    private Duration maxWait() {
        return Duration.parse(settings.getOrDefault("connect-timeout", "PT2S"))
                .plus(Duration.parse(settings.getOrDefault("read-timeout", "PT5S")))
                .plusMillis(1500);
    }

    @Override
    public void close() throws LifecycleException {
        load.close();
        for (ProtectedService service : services) {
            service.close();
        }
        waits.close();
        provider.close();
    }
}
