package io.github.entrafilter.faults.authority;

import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import java.util.Optional;

/** What can be wrong with an identity provider, or with the way to it. */
public enum Fault {
    /** Nobody listens. */
    REFUSE(Optional.empty(), KeyEndpointBehaviour.healthy()),
    /** Connections are taken, and nothing ever comes back. */
    BLACK_HOLE(ConnectionBehaviours.silent()),
    /** Requests are answered with a reset. */
    RESET(ConnectionBehaviours.reset()),
    /** The answer comes byte by byte. */
    SLOW_DRIP(ConnectionBehaviours.dripping()),
    /** The answer breaks off in its body. */
    HALF_A_BODY(ConnectionBehaviours.cut()),
    /** The response stalls in its body, on a connection that stays open. */
    STALLED_BODY(ConnectionBehaviours.stalled()),
    /** HTTP status 500. */
    SERVER_ERROR_500(KeyEndpointBehaviour.status(500)),
    /** A page in HTML in the place of a document, as from a proxy that wants a password first. */
    NOT_JSON(KeyEndpointBehaviour.notJson()),
    /** JSON, but no object. */
    WRONG_JSON(ConnectionBehaviours.answering("[]", 2)),
    /** Good metadata, and a key set without keys. */
    EMPTY_KEY_SET(KeyEndpointBehaviour.emptyKeySet()),
    /** Metadata and keys of another tenant. */
    ANOTHER_TENANTS_KEYS(KeyEndpointBehaviour.keysOfAnotherTenant()),
    /** 100 MB that begin like a document. */
    HUGE_BODY(ConnectionBehaviours.answering("{", 100 * 1024 * 1024));

    @SuppressWarnings("ImmutableEnumChecker") // Each wire is a lambda without state.
    private final Optional<ConnectionBehaviour> wire;

    @SuppressWarnings("ImmutableEnumChecker") // Immutable, as it says.
    private final KeyEndpointBehaviour documents;

    Fault(ConnectionBehaviour wire) {
        this(Optional.of(wire), KeyEndpointBehaviour.healthy());
    }

    Fault(KeyEndpointBehaviour documents) {
        this(Optional.of(ConnectionBehaviours.clear()), documents);
    }

    Fault(Optional<ConnectionBehaviour> wire, KeyEndpointBehaviour documents) {
        this.wire = wire;
        this.documents = documents;
    }

    /** How connections are carried; empty where nobody listens. */
    Optional<ConnectionBehaviour> wire() {
        return wire;
    }

    KeyEndpointBehaviour documents() {
        return documents;
    }
}
