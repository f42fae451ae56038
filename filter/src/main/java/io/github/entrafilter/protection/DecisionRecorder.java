package io.github.entrafilter.protection;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.settings.Mode;
import io.github.entrafilter.telemetry.Measurements;
import io.github.entrafilter.telemetry.Tally;
import io.github.entrafilter.telemetry.Telemetry;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.token.Verdict;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Sees what is decided: counts it, and has what matters told. Thread-safe. */
public final class DecisionRecorder {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String FAILED = "telemetry failed";
    private static final int MOST_REMEMBERED = 10_000;

    private final Audit audit;
    private final Tally tally;
    private final Measurements measurements;
    private final Telemetry[] exports;
    private final InstantSource clock;
    private final Set<Face> seen = ConcurrentHashMap.newKeySet();

    /** By what a caller is known again. */
    private record Face(String tid, String oid, String appId) {}

    public DecisionRecorder(
            Audit audit, Tally tally, Measurements measurements, List<Telemetry> exports, InstantSource clock) {
        this.audit = audit;
        this.tally = tally;
        this.measurements = measurements;
        this.exports = exports.toArray(Telemetry[]::new);
        this.clock = clock;
    }

    /** A token is known, and is not judged again. */
    void known() {
        tally.known();
    }

    /** A token is judged: how long that takes is measured where somebody asks. */
    Verdict.Final judging(Supplier<Verdict.Final> judge) {
        tally.judged();
        if (exports.length == 0) {
            return judge.get();
        }
        long begin = System.nanoTime();
        Verdict.Final verdict = judge.get();
        export(Duration.ofNanos(System.nanoTime() - begin));
        return verdict;
    }

    private void export(Duration time) {
        for (Telemetry export : exports) {
            try {
                export.begin(measurements);
                export.judged(time);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.DEBUG, FAILED, e);
            }
        }
    }

    /** A caller is let in. On each request: allocates nothing. */
    void admitted(Verdict.Accepted accepted) {
        EntraPrincipal caller = accepted.caller();
        tally.accepted(accepted.grounds().version(), caller.getAppId());
        serving(caller);
    }

    /** This caller's request is served by the calling thread. */
    void serving(EntraPrincipal caller) {
        for (Telemetry export : exports) {
            try {
                export.serving(caller);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.DEBUG, FAILED, e);
            }
        }
    }

    /** A token has turned out genuine. */
    void genuine(EntraPrincipal caller, IncomingRequest request) {
        if (seen.size() >= MOST_REMEMBERED) {
            seen.clear();
        }
        if (seen.add(new Face(caller.getTid(), caller.getOid(), caller.getAppId()))) {
            audit.tell(new AuditEvent.CallerSeen(now(), caller.getName(), TokenFacts.of(caller), described(request)));
        }
    }

    /** A request has been refused, or would have been. */
    void refused(Refusal refusal, Mode mode, IncomingRequest request) {
        tally.refused(refusal);
        audit.tell(new AuditEvent.CallRefused(now(), refusal, mode, described(request)));
    }

    /** Whatever fails, a refusal is told of. */
    private Instant now() {
        try {
            return clock.instant();
        } catch (RuntimeException | Error e) {
            return Instant.EPOCH;
        }
    }

    /** A request that cannot even say what it asks for is refused, and told of, all the same. */
    private static AuditEvent.Request described(IncomingRequest request) {
        try {
            return new AuditEvent.Request(request.method(), request.rawPath());
        } catch (RuntimeException | Error e) {
            return new AuditEvent.Request("", "");
        }
    }
}
