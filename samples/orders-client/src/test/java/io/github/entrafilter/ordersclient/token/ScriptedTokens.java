package io.github.entrafilter.ordersclient.token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Returns tokens of a list, each until it is refused. */
public final class ScriptedTokens implements AccessTokens {

    private final Queue<String> left;
    private final List<String> challenges = new ArrayList<>();

    private ScriptedTokens(List<String> tokens) {
        this.left = new ArrayDeque<>(tokens);
    }

    public static ScriptedTokens of(String... tokens) {
        return new ScriptedTokens(List.of(tokens));
    }

    public static AccessTokens none() {
        return of();
    }

    /** Returns the claims of the challenges so far. */
    public List<String> challenges() {
        return challenges;
    }

    @Override
    public synchronized String current() throws TokenUnavailableException {
        return Optional.ofNullable(left.peek())
                .orElseThrow(() -> new TokenUnavailableException("no token is left", new IllegalStateException()));
    }

    @Override
    public synchronized Optional<String> insteadOf(String refused, ClaimsChallenge challenge) {
        challenges.add(challenge.claims());
        if (refused.equals(left.peek())) {
            left.remove();
        }
        return Optional.ofNullable(left.peek());
    }
}
