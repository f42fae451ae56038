package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.http.Response;
import java.time.Duration;
import java.util.Optional;

/**
 * The behaviour of the discovery and key endpoints: healthy, or broken in one way. Immutable.
 *
 * <p>Requests for an unknown tenant are refused in any case.
 */
public final class KeyEndpointBehaviour {

    /** The contents of a key set. */
    enum Contents {
        ALL_KEYS,
        NO_KEYS,
        WEAK_KEY_TOO,
        KEYS_OF_ANOTHER_TENANT
    }

    private static final Duration MAX_DELAY = Duration.ofHours(1);

    private final Duration delay;
    private final Optional<Response> replacement;
    private final Contents contents;

    private KeyEndpointBehaviour(Duration delay, Optional<Response> replacement, Contents contents) {
        this.delay = delay;
        this.replacement = replacement;
        this.contents = contents;
    }

    /** Returns correct documents without delay. */
    public static KeyEndpointBehaviour healthy() {
        return publishing(Contents.ALL_KEYS);
    }

    /**
     * Returns this HTTP status, from 200 to 599, with an error in JSON.
     *
     * @throws IllegalArgumentException if the status is out of range
     */
    public static KeyEndpointBehaviour status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("The HTTP status must be from 200 to 599, not " + status);
        }
        return responding(Response.error(status, "temporarily_unavailable", "Scripted by local Entra"));
    }

    /**
     * Returns correct documents after a delay.
     *
     * @throws IllegalArgumentException if the delay is negative or longer than an hour
     */
    public static KeyEndpointBehaviour slow(Duration delay) {
        if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("The delay must be from PT0S to " + MAX_DELAY + ", not " + delay);
        }
        return new KeyEndpointBehaviour(delay, Optional.empty(), Contents.ALL_KEYS);
    }

    /** Returns status 200 with an HTML page, like a proxy that requires a login. */
    public static KeyEndpointBehaviour notJson() {
        return responding(Response.text(200, "<!DOCTYPE html><title>Sign in</title>")
                .header("Content-Type", "text/html; charset=utf-8"));
    }

    /** Returns empty key sets. */
    public static KeyEndpointBehaviour emptyKeySet() {
        return publishing(Contents.NO_KEYS);
    }

    /** Returns documents and keys of another tenant. */
    public static KeyEndpointBehaviour keysOfAnotherTenant() {
        return publishing(Contents.KEYS_OF_ANOTHER_TENANT);
    }

    /** Returns correct documents with an additional key of 1024 bits. */
    public static KeyEndpointBehaviour weakKeyToo() {
        return publishing(Contents.WEAK_KEY_TOO);
    }

    boolean isHealthy() {
        return delay.isZero() && replacement.isEmpty() && contents == Contents.ALL_KEYS;
    }

    Duration delay() {
        return delay;
    }

    Optional<Response> replacement() {
        return replacement;
    }

    Contents contents() {
        return contents;
    }

    private static KeyEndpointBehaviour responding(Response response) {
        return new KeyEndpointBehaviour(Duration.ZERO, Optional.of(response), Contents.ALL_KEYS);
    }

    private static KeyEndpointBehaviour publishing(Contents contents) {
        return new KeyEndpointBehaviour(Duration.ZERO, Optional.empty(), contents);
    }
}
