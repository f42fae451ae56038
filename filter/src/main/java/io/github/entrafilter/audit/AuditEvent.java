package io.github.entrafilter.audit;

import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.settings.Mode;
import io.github.entrafilter.settings.Revocation;
import java.time.Instant;

/** A verdict that matters. Told to the log, to each {@link AuditListener}, and as a CDI event; holds no token. */
public sealed interface AuditEvent {

    /** When it happened. */
    Instant time();

    /**
     * What was asked for.
     *
     * @param method as it came; empty where it cannot be told
     * @param path as it came, undecoded; empty where it cannot be told
     */
    record Request(String method, String path) {}

    /**
     * A caller has sent a genuine token for the first time since the application started, or after many others.
     *
     * @param name the object id, or the name under which the caller is registered
     */
    record CallerSeen(Instant time, String name, TokenFacts token, Request request) implements AuditEvent {}

    /**
     * A request was refused, or would have been.
     *
     * @param mode whether it was turned away, or only reported
     */
    record CallRefused(Instant time, Refusal refusal, Mode mode, Request request) implements AuditEvent {}

    /** Somebody or something has been shut out, or is let in again. */
    record RevocationChanged(Instant time, Revocation revocation, Change change) implements AuditEvent {

        /** What has changed. */
        public enum Change {
            REVOKED,
            RESTORED
        }
    }
}
