package io.github.entrafilter.faults.load;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who sends requests, and knows which answer it must get; what it must get may change in the course of time. Safe for
 * use by several threads.
 */
public final class Caller {

    /** Whether the key is at hand by which the tokens of a caller are judged. */
    public enum KeyState {
        LOADED,
        /** Its tokens name a key that may have to be looked up: such requests may wait for a fetch. */
        UNKNOWN
    }

    private final String name;
    private final Supplier<String> tokens;
    private volatile KeyState key;
    private volatile Set<Integer> expected;
    private volatile boolean retired;

    private Caller(String name, KeyState key, Supplier<String> tokens, Set<Integer> expected) {
        this.name = name;
        this.key = key;
        this.tokens = tokens;
        this.expected = expected;
    }

    /** With one token for all its requests, as a managed identity has it for a day. */
    public static Caller of(String name, KeyState key, String token, int... expected) {
        return new Caller(name, key, () -> token, asSet(expected));
    }

    /** With another token for each request. */
    public static Caller of(String name, KeyState key, Supplier<String> tokens, int... expected) {
        return new Caller(name, key, tokens, asSet(expected));
    }

    /** From now on, one of these is the right answer. */
    public void expect(int... statuses) {
        expected = asSet(statuses);
    }

    /** From now on, its key is at hand, and one of these is the right answer. */
    public void hasLoadedKey(int... statuses) {
        key = KeyState.LOADED;
        expect(statuses);
    }

    /** From now on, its key is withdrawn: 401 once a fetch has proved it, 503 while that cannot be found out. */
    public void hasWithdrawnKey() {
        key = KeyState.UNKNOWN;
        Set<Integer> statuses = new HashSet<>(expected);
        statuses.add(401);
        statuses.add(503);
        expected = Set.copyOf(statuses);
    }

    /** From now on, it is not known by which key it is judged, and one of these is the right answer. */
    public void hasUnknownKey(int... statuses) {
        key = KeyState.UNKNOWN;
        expect(statuses);
    }

    /** Whether its token is good: 401 is never true of it. */
    boolean isGenuine() {
        return expected.contains(200);
    }

    /** Sends nothing more. */
    public void retire() {
        retired = true;
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
