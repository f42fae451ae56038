package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.http.Answer;
import java.time.Duration;
import java.util.Optional;

/**
 * How the discovery and key endpoints answer: as they should, or as they do on a bad day. Immutable.
 *
 * <p>Whatever it is, requests for another tenant than the directory's are refused as ever.
 */
public final class KeyEndpointBehaviour {

    /** What a key set holds. */
    enum Contents {
        ALL_KEYS,
        NO_KEYS,
        WEAK_KEY_TOO,
        KEYS_OF_ANOTHER_TENANT
    }

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private final Duration delay;
    private final Optional<Answer> instead;
    private final Contents contents;

    private KeyEndpointBehaviour(Duration delay, Optional<Answer> instead, Contents contents) {
        this.delay = delay;
        this.instead = instead;
        this.contents = contents;
    }

    /** Good documents, at once. */
    public static KeyEndpointBehaviour healthy() {
        return publishing(Contents.ALL_KEYS);
    }

    /**
     * This HTTP status, from 200 to 599, with an error in JSON.
     *
     * @throws IllegalArgumentException if there is no such status
     */
    public static KeyEndpointBehaviour status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("An HTTP status is between 200 and 599, not " + status);
        }
        return answering(Answer.error(status, "temporarily_unavailable", "Local Entra was told to answer so"));
    }

    /**
     * Good documents, after this time.
     *
     * @throws IllegalArgumentException if it is negative, or longer than an hour
     */
    public static KeyEndpointBehaviour slow(Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("A delay is at most " + LONGEST_DELAY + ", not " + delay);
        }
        return new KeyEndpointBehaviour(delay, Optional.empty(), Contents.ALL_KEYS);
    }

    /** Status 200, and a page in HTML, as from a proxy that wants a password first. */
    public static KeyEndpointBehaviour notJson() {
        return answering(Answer.text(200, "<!DOCTYPE html><title>Sign in</title>")
                .header("Content-Type", "text/html; charset=utf-8"));
    }

    /** Key sets without any key. */
    public static KeyEndpointBehaviour emptyKeySet() {
        return publishing(Contents.NO_KEYS);
    }

    /** Documents and keys whose issuer is another tenant. */
    public static KeyEndpointBehaviour keysOfAnotherTenant() {
        return publishing(Contents.KEYS_OF_ANOTHER_TENANT);
    }

    /** Good documents, with a key of 1024 bits among the others. */
    public static KeyEndpointBehaviour weakKeyToo() {
        return publishing(Contents.WEAK_KEY_TOO);
    }

    boolean isHealthy() {
        return delay.isZero() && instead.isEmpty() && contents == Contents.ALL_KEYS;
    }

    Duration delay() {
        return delay;
    }

    Optional<Answer> instead() {
        return instead;
    }

    Contents contents() {
        return contents;
    }

    private static KeyEndpointBehaviour answering(Answer answer) {
        return new KeyEndpointBehaviour(Duration.ZERO, Optional.of(answer), Contents.ALL_KEYS);
    }

    private static KeyEndpointBehaviour publishing(Contents contents) {
        return new KeyEndpointBehaviour(Duration.ZERO, Optional.empty(), contents);
    }
}
