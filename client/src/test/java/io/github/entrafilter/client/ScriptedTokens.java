package io.github.entrafilter.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Returns tokens of a list, each until it is refused. */
final class ScriptedTokens implements AccessTokens {

    private final Queue<String> left;
    private final List<String> challenges = new ArrayList<>();

    private final Runnable beforeReplacing;

    private ScriptedTokens(Runnable beforeReplacing, String... tokens) {
        this.left = new ArrayDeque<>(List.of(tokens));
        this.beforeReplacing = beforeReplacing;
    }

    static ScriptedTokens of(String... tokens) {
        return new ScriptedTokens(() -> {}, tokens);
    }

    static ScriptedTokens whileReplacing(Runnable action, String... tokens) {
        return new ScriptedTokens(action, tokens);
    }

    static AccessTokens none() {
        return of();
    }

    /** Returns the claims of the challenges so far. */
    List<String> challenges() {
        return challenges;
    }

    @Override
    public synchronized String current() throws TokenUnavailableException {
        return Optional.ofNullable(left.peek())
                .orElseThrow(() -> new TokenUnavailableException("no token is left", new IllegalStateException()));
    }

    @Override
    public synchronized Optional<String> insteadOf(String refused, List<String> values) {
        beforeReplacing.run();
        challenges.add(ClaimsChallenge.of(values).claims());
        if (refused.equals(left.peek())) {
            left.remove();
        }
        return Optional.ofNullable(left.peek());
    }
}
