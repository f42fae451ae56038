package io.github.entrafilter.audit;

import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * A security event: a new caller, a refused request or a changed revocation. Logged, passed to each
 * {@link AuditListener} and fired as a CDI event.
 *
 * <pre>{@code
 * void onRefused(@Observes AuditEvent.RequestRefused event) {
 *     alerts.count(event.refusal().reason().stableName());
 * }
 * }</pre>
 *
 * <p>Immutable. Holds no token and no secret; strings that a caller sent appear as sent, so escape them before display.
 */
public sealed interface AuditEvent {

    /** {@return the time of the event} */
    Instant time();

    /**
     * The request that the event belongs to.
     *
     * @param method the HTTP method as sent; empty where unavailable
     * @param path the undecoded path as sent, without the query; empty where unavailable
     */
    record Request(String method, String path) {}

    /**
     * A caller's first genuine token since the application started, or since its entry in a bounded list of callers was
     * evicted. The request may still be refused: for a role, a revocation or a missing certificate.
     *
     * @param name the object id, or the name under which the caller is registered
     */
    record CallerSeen(Instant time, String name, TokenFacts token, Request request) implements AuditEvent {}

    /**
     * A refused request.
     *
     * @param outcome whether the request was stopped
     */
    record RequestRefused(Instant time, Refusal refusal, Outcome outcome, Request request) implements AuditEvent {

        /** The consequence of the refusal. */
        public enum Outcome {
            /** The caller got an error response. */
            DENIED,
            /** The request went on without a caller: the filter is in report mode. */
            REPORTED
        }
    }

    /**
     * A revocation that was added to or removed from the settings or the revocation file.
     *
     * @param id the object id, client id, blueprint id or token id ({@code uti}), in lower case where it is a GUID
     * @param issuedBefore tokens issued from then on are accepted; empty where all are blocked
     */
    record RevocationChanged(Instant time, String id, Optional<Instant> issuedBefore, Change change)
            implements AuditEvent {

        /** The direction of the change. */
        public enum Change {
            /** The id was added: its calls are refused. */
            REVOKED,
            /** The id was removed: its calls are accepted again. */
            RESTORED
        }
    }
}
