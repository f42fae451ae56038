package io.github.entrafilter.authentication;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.settings.Mode;
import io.github.entrafilter.token.Refusal;
import io.github.entrafilter.token.TokenFacts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sees what is decided, and has what matters told. Thread-safe. */
final class Witness {

    private static final int MOST_REMEMBERED = 10_000;

    private final Audit audit;
    private final InstantSource clock;
    private final Set<Face> seen = ConcurrentHashMap.newKeySet();

    /** By what a caller is known again. */
    private record Face(String tid, String oid, String appId) {}

    Witness(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** A genuine token has been judged; one that is known is not judged again. */
    void judged(EntraPrincipal caller, IncomingRequest request) {
        if (seen.size() >= MOST_REMEMBERED) {
            seen.clear();
        }
        if (seen.add(new Face(caller.getTid(), caller.getOid(), caller.getAppId()))) {
            audit.tell(new AuditEvent.CallerSeen(
                    now(), caller.getName(), TokenFacts.of(caller), described(request)));
        }
    }

    /** A request has been refused, or would have been. */
    void refused(Refusal refusal, Mode mode, IncomingRequest request) {
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
