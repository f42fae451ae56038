package io.github.entrafilter.protection;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.audit.AuditEvent.RequestRefused;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.telemetry.Measurements;
import io.github.entrafilter.telemetry.Tally;
import io.github.entrafilter.telemetry.Telemetry;
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

/** Counts decisions and passes them to audit and telemetry. Thread-safe. */
public final class DecisionRecorder {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String FAILED = "telemetry failed";
    private static final int MAX_CALLERS = 10_000;

    private final Audit audit;
    private final Tally tally;
    private final Measurements measurements;
    private final Telemetry[] exports;
    private final InstantSource clock;
    private final Set<CallerKey> seen = ConcurrentHashMap.newKeySet();

    /** Identifies a caller that was seen before. */
    private record CallerKey(String tid, String oid, String appId) {

        /**
         * The object id distinguishes enough: the first hash code of a whole record takes the JDK tens of milliseconds.
         */
        @Override
        public int hashCode() {
            return oid.hashCode();
        }
    }

    public DecisionRecorder(
            Audit audit, Tally tally, Measurements measurements, List<Telemetry> exports, InstantSource clock) {
        this.audit = audit;
        this.tally = tally;
        this.measurements = measurements;
        this.exports = exports.toArray(Telemetry[]::new);
        this.clock = clock;
    }

    /** Counts a request whose token has a cached verdict. */
    void cacheHit() {
        tally.cacheHit();
    }

    /** Counts a judged token; measures its time only if an export is present. */
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

    /** Counts an accepted caller. Runs on each request, so allocates nothing. */
    void admitted(Verdict.Accepted accepted) {
        EntraPrincipal caller = accepted.caller();
        tally.accepted(accepted.validity().version(), caller);
        serving(caller);
    }

    /** Adds the caller to the current span. */
    void serving(EntraPrincipal caller) {
        for (Telemetry export : exports) {
            try {
                export.serving(caller);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.DEBUG, FAILED, e);
            }
        }
    }

    /** Records the first accepted token of a caller. */
    void genuine(EntraPrincipal caller, IncomingRequest request) {
        if (seen.size() >= MAX_CALLERS) {
            seen.clear();
        }
        if (seen.add(new CallerKey(caller.getTid(), caller.getOid(), caller.getAppId()))) {
            audit.record(new AuditEvent.CallerSeen(now(), caller.getName(), TokenFacts.of(caller), described(request)));
        }
    }

    /** Records a refusal, whether or not it is enforced. */
    void refused(Refusal refusal, EnforcementMode mode, IncomingRequest request) {
        tally.refused(refusal);
        RequestRefused.Outcome outcome =
                mode == EnforcementMode.REPORT ? RequestRefused.Outcome.REPORTED : RequestRefused.Outcome.DENIED;
        audit.record(new RequestRefused(now(), refusal, outcome, described(request)));
    }

    /** A refusal is recorded even if the clock fails. */
    private Instant now() {
        try {
            return clock.instant();
        } catch (RuntimeException | Error e) {
            return Instant.EPOCH;
        }
    }

    /** A refusal is recorded even if its request cannot be read. */
    private static AuditEvent.Request described(IncomingRequest request) {
        try {
            return new AuditEvent.Request(request.method(), request.rawPath());
        } catch (RuntimeException | Error e) {
            return new AuditEvent.Request("", "");
        }
    }
}
