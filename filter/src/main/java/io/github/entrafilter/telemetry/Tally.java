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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts verdicts. Thread-safe; counting costs some nanoseconds. */
public final class Tally {

    private static final String NO_PARENT = "none";

    private final CountsById<ClientCounts> clients = new CountsById<>(ClientCounts::new);
    private final Map<CallerKind, CountsById<ParentCounts>> parents = new EnumMap<>(CallerKind.class);
    private final Map<Reason, ByVersion> refused = new EnumMap<>(Reason.class);
    private final LongAdder hits = new LongAdder();
    private final LongAdder judged = new LongAdder();

    /** A tally with all counts at zero. */
    public Tally() {
        for (Reason reason : Reason.values()) {
            refused.put(reason, new ByVersion());
        }
        for (CallerKind kind : CallerKind.values()) {
            parents.put(kind, new CountsById<>(ParentCounts::new, NO_PARENT));
        }
    }

    /** Counts an accepted caller. Runs on each request, so allocates nothing, and adds once for most callers. */
    public void accepted(TokenVersion version, EntraPrincipal caller) {
        CallerKind kind = CallerKind.of(caller);
        ClientCounts client = clients.of(caller.getAppId());
        Optional<String> parent = caller.getParentAppId();
        if (parent.isEmpty()) {
            client.alone().of(version, kind).increment();
        } else {
            client.withParent().of(version, kind).increment();
            parents(kind).of(parent.get()).accepted().increment();
        }
    }

    /** Counts a refusal, enforced or not. Counts its client and caller only if the token is genuine. */
    public void refused(Refusal refusal) {
        TokenFacts token = refusal.token();
        ByVersion counts = refused.get(refusal.reason());
        if (counts != null) {
            counts.ofClaim(token.ver()).increment();
        }
        if (refusal.reason().isOfGenuineToken() && !token.appId().isEmpty()) {
            clients.of(token.appId()).refused().increment();
            String parent = token.parentAppId().isEmpty() ? NO_PARENT : token.parentAppId();
            Optional<CallerKind> kind = token.kind();
            if (kind.isPresent()) {
                parents(kind.get()).of(parent).refused().increment();
            }
        }
    }

    private CountsById<ParentCounts> parents(CallerKind kind) {
        return Objects.requireNonNull(parents.get(kind));
    }

    /** Counts a token with a cached verdict. */
    public void cacheHit() {
        hits.increment();
    }

    /** Counts a judged token. */
    public void judged() {
        judged.increment();
    }

    List<Sample> verdicts() {
        List<Sample> samples = new ArrayList<>();
        for (TokenVersion version : TokenVersion.values()) {
            long count = clients.sum(client -> client.accepted(version));
            ByVersion.add("accepted", version.claim(), count, samples);
        }
        refused.forEach((reason, counts) -> samples.addAll(counts.samples(reason.stableName())));
        return samples;
    }

    List<Sample> clients() {
        List<Sample> samples = new ArrayList<>();
        clients.forEach((id, client) -> samples.addAll(samples(
                Map.of(Attribute.CLIENT, id),
                client.accepted(),
                client.refused().sum())));
        return samples;
    }

    List<Sample> callers() {
        List<Sample> samples = new ArrayList<>();
        for (CallerKind kind : CallerKind.values()) {
            long alone = clients.sum(client -> client.alone().sum(kind));
            parents(kind)
                    .forEach((id, counts) -> samples.addAll(samples(
                            Map.of(Attribute.CALLER_KIND, kind.stableName(), Attribute.CALLER_PARENT, id),
                            counts.accepted().sum() + (id.equals(NO_PARENT) ? alone : 0),
                            counts.refused().sum())));
        }
        return samples;
    }

    private static List<Sample> samples(Map<Attribute, String> attributes, long accepted, long refused) {
        return accepted + refused == 0
                ? List.of()
                : List.of(sample(attributes, "accepted", accepted), sample(attributes, "refused", refused));
    }

    private static Sample sample(Map<Attribute, String> attributes, String verdict, long count) {
        Map<Attribute, String> all = new HashMap<>(attributes);
        all.put(Attribute.VERDICT, verdict);
        return new Sample(count, Map.copyOf(all));
    }

    long hits() {
        return hits.sum();
    }

    long judgements() {
        return judged.sum();
    }

    /** Accepted and refused callers with the same parent. */
    private record ParentCounts(LongAdder accepted, LongAdder refused) {

        ParentCounts() {
            this(new LongAdder(), new LongAdder());
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

        LongAdder ofClaim(String claim) {
            Optional<TokenVersion> version = TokenVersion.ofClaim(claim);
            return version.isPresent() ? versions.getOrDefault(version.get(), none) : none;
        }

        List<Sample> samples(String verdict) {
            List<Sample> samples = new ArrayList<>();
            versions.forEach((version, count) -> add(verdict, version.claim(), count.sum(), samples));
            add(verdict, "none", none.sum(), samples);
            return samples;
        }

        private static void add(String verdict, String version, long count, List<Sample> samples) {
            if (count > 0) {
                samples.add(new Sample(count, Map.of(Attribute.VERDICT, verdict, Attribute.TOKEN_VERSION, version)));
            }
        }
    }
}
