package io.github.entrafilter.faults.authority;

import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import java.util.Optional;

/** A fault of an identity provider, or of the network on the way to it. */
public enum Fault {
    /** Connections are refused: no socket listens. */
    REFUSE(Optional.empty(), KeyEndpointBehaviour.healthy()),
    /** Connections are accepted, and no response ever comes. */
    BLACK_HOLE(ConnectionBehaviour.silent()),
    /** The connection is reset after the request. */
    RESET(ConnectionBehaviour.reset()),
    /** The response comes byte by byte. */
    SLOW_DRIP(ConnectionBehaviour.dripping()),
    /** The response breaks off in its body. */
    HALF_A_BODY(ConnectionBehaviour.cut()),
    /** The response stalls in its body, on a connection that stays open. */
    STALLED_BODY(ConnectionBehaviour.stalled()),
    /** HTTP status 500. */
    SERVER_ERROR_500(KeyEndpointBehaviour.status(500)),
    /** HTTP status 429 with {@code Retry-After}. */
    THROTTLED_429(ConnectionBehaviour.throttled(Fault.RETRY_AFTER_SECONDS)),
    /** An HTML page instead of a document, as from a proxy that requires a password. */
    NOT_JSON(KeyEndpointBehaviour.notJson()),
    /** JSON, but not an object. */
    WRONG_JSON(ConnectionBehaviour.document("[]", 2)),
    /** Good metadata, and a key set without keys. */
    EMPTY_KEY_SET(KeyEndpointBehaviour.emptyKeySet()),
    /** Metadata and keys of another tenant. */
    ANOTHER_TENANTS_KEYS(KeyEndpointBehaviour.keysOfAnotherTenant()),
    /** 100 MB that begin like a document. */
    HUGE_BODY(ConnectionBehaviour.document("{", 100 * 1024 * 1024));

    /** The delay that {@link #THROTTLED_429} requires. */
    public static final int RETRY_AFTER_SECONDS = 4;

    @SuppressWarnings("ImmutableEnumChecker") // Each behaviour is a lambda without state.
    private final Optional<ConnectionBehaviour> connections;

    @SuppressWarnings("ImmutableEnumChecker") // Immutable, as its Javadoc says.
    private final KeyEndpointBehaviour documents;

    Fault(ConnectionBehaviour connections) {
        this(Optional.of(connections), KeyEndpointBehaviour.healthy());
    }

    Fault(KeyEndpointBehaviour documents) {
        this(Optional.of(ConnectionBehaviour.clear()), documents);
    }

    Fault(Optional<ConnectionBehaviour> connections, KeyEndpointBehaviour documents) {
        this.connections = connections;
        this.documents = documents;
    }

    /** The behaviour of connections; empty where they are refused. */
    Optional<ConnectionBehaviour> connections() {
        return connections;
    }

    KeyEndpointBehaviour documents() {
        return documents;
    }
}
