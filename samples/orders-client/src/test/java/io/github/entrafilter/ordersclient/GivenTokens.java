package io.github.entrafilter.ordersclient;

import io.github.entrafilter.client.AccessTokens;
import io.github.entrafilter.client.TokenUnavailableException;
import java.util.List;
import java.util.Optional;

/** A token for tests, and another one in case that it is refused. */
public record GivenTokens(Optional<String> token, Optional<String> next) implements AccessTokens {

    public static AccessTokens of(String token) {
        return new GivenTokens(Optional.of(token), Optional.empty());
    }

    public static AccessTokens of(String token, String next) {
        return new GivenTokens(Optional.of(token), Optional.of(next));
    }

    public static AccessTokens none() {
        return new GivenTokens(Optional.empty(), Optional.empty());
    }

    @Override
    public String current() throws TokenUnavailableException {
        return token.orElseThrow(() -> new TokenUnavailableException("no token is left", new IllegalStateException()));
    }

    @Override
    public Optional<String> insteadOf(String refused, List<String> challenges) {
        return next;
    }
}
