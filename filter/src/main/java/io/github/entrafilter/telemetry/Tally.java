package io.github.entrafilter.telemetry;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.telemetry.Measurements.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts verdicts. Thread-safe; counting costs some nanoseconds. */
public final class Tally {

    private static final String NO_PARENT = "none";

    private final ByVersion accepted = new ByVersion();
    private final Map<Reason, ByVersion> refused = new EnumMap<>(Reason.class);
    private final ById clients = new ById();
    private final Map<CallerKind, ById> parents = new EnumMap<>(CallerKind.class);
    private final LongAdder hits = new LongAdder();
    private final LongAdder judged = new LongAdder();

    /** A tally with all counts at zero. */
    public Tally() {
        for (Reason reason : Reason.values()) {
            refused.put(reason, new ByVersion());
        }
        for (CallerKind kind : CallerKind.values()) {
            parents.put(kind, new ById());
        }
    }

    /** Counts an accepted caller. Runs on each request, so allocates nothing. */
    public void accepted(TokenVersion version, EntraPrincipal caller) {
        accepted.of(version).increment();
        clients.of(caller.getAppId()).accepted().increment();
        parent(CallerKind.of(caller), caller.getParentAppId().orElse(NO_PARENT))
                .accepted()
                .increment();
    }

    /** Counts a refusal, enforced or not. Counts its client and caller only if the token is genuine. */
    public void refused(Refusal refusal) {
        TokenFacts token = refusal.token();
        ByVersion counts = refused.get(refusal.reason());
        if (counts != null) {
            counts.of(TokenVersion.ofClaim(token.ver())).increment();
        }
        if (refusal.reason().isOfGenuineToken() && !token.appId().isEmpty()) {
            clients.of(token.appId()).refused().increment();
            String parent = token.parentAppId().isEmpty() ? NO_PARENT : token.parentAppId();
            token.kind().ifPresent(kind -> parent(kind, parent).refused().increment());
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

    private Verdicts parent(CallerKind kind, String id) {
        return Objects.requireNonNull(parents.get(kind)).of(id);
    }

    List<Sample> verdicts() {
        List<Sample> samples = new ArrayList<>(accepted.samples("accepted"));
        refused.forEach((reason, counts) -> samples.addAll(counts.samples(reason.stableName())));
        return samples;
    }

    List<Sample> clients() {
        return clients.samples("client", Map.of());
    }

    List<Sample> callers() {
        List<Sample> samples = new ArrayList<>();
        parents.forEach((kind, counts) -> samples.addAll(counts.samples("parent", Map.of("kind", kind.stableName()))));
        return samples;
    }

    long hits() {
        return hits.sum();
    }

    long judgements() {
        return judged.sum();
    }

    /** The counts of both verdicts. */
    private record Verdicts(LongAdder accepted, LongAdder refused) {}

    /** Verdicts by an id, of which only the first hundred have counts of their own. */
    private static final class ById {

        private static final int MAX_IDS = 100;
        private static final String OTHER_IDS = "other";

        private final ConcurrentHashMap<String, Verdicts> ids = new ConcurrentHashMap<>();

        Verdicts of(String id) {
            Verdicts counts = ids.get(id);
            if (counts != null) {
                return counts;
            }
            String name = ids.size() < MAX_IDS ? id : OTHER_IDS;
            return ids.computeIfAbsent(name, added -> new Verdicts(new LongAdder(), new LongAdder()));
        }

        List<Sample> samples(String attribute, Map<String, String> others) {
            List<Sample> samples = new ArrayList<>();
            ids.forEach((id, counts) -> {
                Map<String, String> attributes = new HashMap<>(others);
                attributes.put(attribute, id.toLowerCase(Locale.ROOT));
                attributes.put("verdict", "accepted");
                samples.add(new Sample(counts.accepted().sum(), Map.copyOf(attributes)));
                attributes.put("verdict", "refused");
                samples.add(new Sample(counts.refused().sum(), Map.copyOf(attributes)));
            });
            return samples;
        }
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
