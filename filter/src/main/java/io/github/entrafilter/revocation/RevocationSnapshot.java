package io.github.entrafilter.revocation;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.settings.Revocation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The revocations in force. Checked on each request, as verdicts are cached. Immutable. */
public final class RevocationSnapshot {

    /** No revocations. */
    public static final RevocationSnapshot NONE = new RevocationSnapshot(Map.of());

    private final Map<String, Entry> entries;

    /**
     * A revocation in force.
     *
     * @param since the time at which it was first seen
     */
    private record Entry(Revocation revocation, Instant since) {

        /** The time of issue from which on a token is newer than this revocation. */
        private Instant freshFrom() {
            return revocation.issuedBefore().orElse(since);
        }
    }

    private RevocationSnapshot(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** The snapshot of these revocations; those listed before keep their time. */
    public RevocationSnapshot followedBy(Collection<Revocation> listed, Instant now) {
        Map<String, Entry> next = new HashMap<>();
        for (Revocation revocation : strictest(listed)) {
            Entry before = entries.get(revocation.id());
            boolean same = before != null && before.revocation().equals(revocation);
            next.put(revocation.id(), same ? before : new Entry(revocation, now.truncatedTo(ChronoUnit.SECONDS)));
        }
        return new RevocationSnapshot(Map.copyOf(next));
    }

    private static Collection<Revocation> strictest(Collection<Revocation> listed) {
        Map<String, Revocation> strictest = new HashMap<>();
        for (Revocation revocation : listed) {
            strictest.merge(revocation.id(), revocation, Revocation::orStricter);
        }
        return strictest.values();
    }

    /** The revocations as listed. */
    public Set<Revocation> listed() {
        Set<Revocation> listed = new HashSet<>();
        for (Entry entry : entries.values()) {
            listed.add(entry.revocation());
        }
        return Collections.unmodifiableSet(listed);
    }

    /** The refusal of this caller and its token, if one of them is revoked. */
    public Optional<Refusal> refusalOf(EntraPrincipal caller) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = refusalBy(caller.getTokenId(), Reason.TOKEN_REVOKED, caller);
        refusal = refusal.isPresent() ? refusal : refusalBy(lowerCase(caller.getOid()), Reason.CALLER_REVOKED, caller);
        refusal =
                refusal.isPresent() ? refusal : refusalBy(lowerCase(caller.getAppId()), Reason.CALLER_REVOKED, caller);
        // A blueprint that is revoked blocks all of its agents, also on behalf of people.
        return refusal.isPresent()
                ? refusal
                : caller.getParentAppId().flatMap(id -> refusalBy(lowerCase(id), Reason.CALLER_REVOKED, caller));
    }

    private Optional<Refusal> refusalBy(String id, Reason reason, EntraPrincipal caller) {
        Entry entry = entries.get(id);
        return entry == null ? Optional.empty() : refusalBy(entry, reason, caller);
    }

    private static Optional<Refusal> refusalBy(Entry entry, Reason reason, EntraPrincipal caller) {
        Instant issued = issuedAt(caller);
        if (!entry.revocation().issuedBefore().map(issued::isBefore).orElse(true)) {
            return Optional.empty();
        }
        // A client whose token is new already would loop if a newer one were required.
        boolean renewable = issued.isBefore(entry.freshFrom()) && understandsChallenges(caller);
        return Optional.of(new Refusal(
                renewable ? Reason.NEWER_TOKEN_REQUIRED : reason,
                "a caller and a token that are not revoked",
                entry.revocation().toString() + ", issued at " + issued,
                TokenFacts.of(caller),
                renewable ? Optional.of(entry.freshFrom()) : Optional.empty()));
    }

    /** GUIDs are listed in lower case. */
    private static String lowerCase(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static Instant issuedAt(EntraPrincipal caller) {
        return caller.getClaim("iat")
                .filter(Number.class::isInstance)
                .map(seconds -> Instant.ofEpochSecond(((Number) seconds).longValue()))
                .orElse(Instant.MIN);
    }

    /**
     * Whether the client has declared that it acts on claims challenges.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Entra: claims challenges</a>
     */
    private static boolean understandsChallenges(EntraPrincipal caller) {
        return caller.getClaim("xms_cc")
                .filter(Collection.class::isInstance)
                .map(declared -> ((Collection<?>) declared)
                        .stream()
                                .anyMatch(one ->
                                        one.toString().toLowerCase(Locale.ROOT).equals("cp1")))
                .orElse(false);
    }
}
