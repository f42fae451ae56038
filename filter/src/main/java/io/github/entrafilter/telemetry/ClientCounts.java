package io.github.entrafilter.telemetry;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.settings.TokenVersion;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * The counts of one client.
 *
 * @param alone accepted callers without a parent
 * @param withParent accepted callers with a parent, such as agents and their blueprint
 * @param refused refused callers of both kinds
 */
record ClientCounts(Accepted alone, Accepted withParent, LongAdder refused) {

    /** All counts at zero. */
    ClientCounts() {
        this(new Accepted(), new Accepted(), new LongAdder());
    }

    long accepted(TokenVersion version) {
        return alone.sum(version) + withParent.sum(version);
    }

    long accepted() {
        return Stream.of(TokenVersion.values()).mapToLong(this::accepted).sum();
    }

    /** Accepted callers by version of the token and kind of the caller. */
    static final class Accepted {

        private final Map<TokenVersion, Map<CallerKind, LongAdder>> counts = new EnumMap<>(TokenVersion.class);

        Accepted() {
            for (TokenVersion version : TokenVersion.values()) {
                Map<CallerKind, LongAdder> kinds = new EnumMap<>(CallerKind.class);
                for (CallerKind kind : CallerKind.values()) {
                    kinds.put(kind, new LongAdder());
                }
                counts.put(version, kinds);
            }
        }

        LongAdder of(TokenVersion version, CallerKind kind) {
            return Objects.requireNonNull(
                    Objects.requireNonNull(counts.get(version)).get(kind));
        }

        long sum(TokenVersion version) {
            return Stream.of(CallerKind.values())
                    .mapToLong(kind -> of(version, kind).sum())
                    .sum();
        }

        long sum(CallerKind kind) {
            return Stream.of(TokenVersion.values())
                    .mapToLong(version -> of(version, kind).sum())
                    .sum();
        }
    }
}
