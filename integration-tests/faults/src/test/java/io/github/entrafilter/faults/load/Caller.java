package io.github.entrafilter.faults.load;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A caller and the responses that are right for it, which may change while it calls. Thread-safe.
 *
 * <p>A genuine caller has a good token. No scenario can make 401 right for it: where the filter cannot find out, the
 * truth is 503.
 */
public final class Caller {

    /** Whether the service has loaded the key of a caller's tokens. */
    public enum KeyState {
        LOADED,
        /** The key may have to be looked up: such requests may wait for a fetch. */
        UNKNOWN
    }

    private final String name;
    private final Supplier<String> tokens;
    private volatile boolean genuine;
    private volatile KeyState key;
    private volatile Set<Integer> expected;
    private volatile boolean retired;

    private Caller(String name, boolean genuine, KeyState key, Supplier<String> tokens, Set<Integer> expected) {
        this.name = name;
        this.genuine = genuine;
        this.key = key;
        this.tokens = tokens;
        this.expected = expected;
    }

    /** Returns a caller with good tokens. */
    static Caller genuine(String name, KeyState key, Supplier<String> tokens) {
        return new Caller(name, true, key, tokens, Set.of(200));
    }

    /** Returns a caller whose tokens are to be refused with one of these statuses. */
    static Caller refused(String name, KeyState key, Supplier<String> tokens, int... expected) {
        return new Caller(name, false, key, tokens, asSet(expected));
    }

    /** Expects one of these statuses from now on. */
    public void expect(int... statuses) {
        Set<Integer> wanted = asSet(statuses);
        if (genuine && wanted.contains(401)) {
            throw new IllegalArgumentException("401 is never right for " + name);
        }
        expected = wanted;
    }

    /** Expects one of these statuses from now on, by a key that is loaded. */
    public void hasLoadedKey(int... statuses) {
        key = KeyState.LOADED;
        expect(statuses);
    }

    /** Expects one of these statuses from now on, by a key that may have to be looked up. */
    public void hasUnknownKey(int... statuses) {
        key = KeyState.UNKNOWN;
        expect(statuses);
    }

    /** Marks the key as withdrawn: 401 once a fetch has proved it, 503 before, and what was right so far. */
    public void hasWithdrawnKey() {
        genuine = false;
        key = KeyState.UNKNOWN;
        expected = Stream.concat(expected.stream(), Stream.of(401, 503)).collect(Collectors.toUnmodifiableSet());
    }

    /** Sends no more requests. */
    public void retire() {
        retired = true;
    }

    boolean isGenuine() {
        return genuine;
    }

    boolean isRetired() {
        return retired;
    }

    Set<Integer> expected() {
        return expected;
    }

    String token() {
        return tokens.get();
    }

    String name() {
        return name;
    }

    KeyState key() {
        return key;
    }

    private static Set<Integer> asSet(int... statuses) {
        return Arrays.stream(statuses).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
