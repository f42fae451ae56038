package io.github.entrafilter.telemetry;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.telemetry.Measurements.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts verdicts. Thread-safe; counting costs some nanoseconds. */
public final class Tally {

    private static final int MAX_CLIENTS = 100;
    private static final String OTHER_CLIENTS = "other";

    private final ByVersion accepted = new ByVersion();
    private final Map<Reason, ByVersion> refused = new EnumMap<>(Reason.class);
    private final ConcurrentHashMap<String, Client> clients = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder judged = new LongAdder();

    private record Client(LongAdder accepted, LongAdder refused) {}

    /** A tally with all counts at zero. */
    public Tally() {
        for (Reason reason : Reason.values()) {
            refused.put(reason, new ByVersion());
        }
    }

    /** Counts an accepted caller. */
    public void accepted(TokenVersion version, String client) {
        accepted.of(version).increment();
        client(client).accepted().increment();
    }

    /** Counts a refusal, enforced or not. Counts its client only if the token is genuine. */
    public void refused(Refusal refusal) {
        TokenFacts token = refusal.token();
        ByVersion counts = refused.get(refusal.reason());
        if (counts != null) {
            counts.of(TokenVersion.ofClaim(token.ver())).increment();
        }
        if (refusal.reason().isOfGenuineToken() && !token.appId().isEmpty()) {
            client(token.appId()).refused().increment();
        }
    }

    /** Counts a token with a cached verdict. */
    public void cacheHit() {
        hits.increment();
    }

    /** Counts a judged token. */
    public void judged() {
        judged.increment();
    }

    private Client client(String id) {
        Client client = clients.get(id);
        if (client != null) {
            return client;
        }
        String name = clients.size() < MAX_CLIENTS ? id : OTHER_CLIENTS;
        return clients.computeIfAbsent(name, added -> new Client(new LongAdder(), new LongAdder()));
    }

    List<Sample> verdicts() {
        List<Sample> samples = new ArrayList<>(accepted.samples("accepted"));
        refused.forEach((reason, counts) -> samples.addAll(counts.samples(reason.stableName())));
        return samples;
    }

    List<Sample> clients() {
        List<Sample> samples = new ArrayList<>();
        clients.forEach((id, client) -> {
            String name = id.toLowerCase(Locale.ROOT);
            samples.add(new Sample(client.accepted().sum(), Map.of("client", name, "verdict", "accepted")));
            samples.add(new Sample(client.refused().sum(), Map.of("client", name, "verdict", "refused")));
        });
        return samples;
    }

    long hits() {
        return hits.sum();
    }

    long judgements() {
        return judged.sum();
    }

    /** Counts of one verdict by token version; tokens without a version have their own count. */
    private static final class ByVersion {

        private final Map<TokenVersion, LongAdder> versions = new EnumMap<>(TokenVersion.class);
        private final LongAdder none = new LongAdder();

        ByVersion() {
            for (TokenVersion version : TokenVersion.values()) {
                versions.put(version, new LongAdder());
            }
        }

        LongAdder of(TokenVersion version) {
            return versions.getOrDefault(version, none);
        }

        LongAdder of(Optional<TokenVersion> version) {
            return version.map(this::of).orElse(none);
        }

        List<Sample> samples(String verdict) {
            List<Sample> samples = new ArrayList<>();
            versions.forEach((version, count) -> add(verdict, version.claim(), count.sum(), samples));
            add(verdict, "none", none.sum(), samples);
            return samples;
        }

        private static void add(String verdict, String version, long count, List<Sample> samples) {
            if (count > 0) {
                samples.add(new Sample(count, Map.of("verdict", verdict, "version", version)));
            }
        }
    }
}
