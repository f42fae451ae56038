package io.github.entrafilter.client;

import com.azure.core.credential.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Caches a token, and fetches the next one in the background while the current one is still valid. Callers wait for the
 * first token only, and a temporary outage of the endpoint goes unnoticed. Safe for use by several threads.
 */
final class CachedTokens implements AccessTokens {

    /** Longer than the longest outage that the retries cover. */
    private static final Duration TIMEOUT = Duration.ofSeconds(80);

    /** An API that refuses every token must not cause throttling of the endpoint. */
    private static final Duration MIN_REISSUE_INTERVAL = Duration.ofSeconds(30);

    private final TokenIssuer issuer;
    private final Clock clock;
    private volatile Optional<CachedToken> cached = Optional.empty();
    private CompletableFuture<CachedToken> pending = CompletableFuture.failedFuture(new IllegalStateException());
    private Instant nextReissue = Instant.MIN;

    CachedTokens(TokenIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public String current() throws TokenUnavailableException {
        Instant now = clock.instant();
        Optional<CachedToken> good = cached.filter(token -> token.isValidAt(now));
        if (good.isEmpty()) {
            return await(issued()).value();
        }
        if (good.get().isDueAt(now)) {
            // In the background; if it fails, the next caller tries again.
            CompletableFuture<CachedToken> unused = issued();
        }
        return good.get().value();
    }

    @Override
    public Optional<String> insteadOf(String refused, List<String> challenges) throws TokenUnavailableException {
        String current = current();
        if (!current.equals(refused)) {
            return Optional.of(current);
        }
        Optional<CompletableFuture<CachedToken>> reissued = reissued(ClaimsChallenge.of(challenges));
        return reissued.isEmpty()
                ? Optional.empty()
                : Optional.of(await(reissued.get()).value()).filter(token -> !token.equals(refused));
    }

    private synchronized CompletableFuture<CachedToken> issued() {
        if (pending.isDone()) {
            pending = issuer.issue().thenApply(this::cache);
        }
        return pending;
    }

    private synchronized Optional<CompletableFuture<CachedToken>> reissued(ClaimsChallenge challenge) {
        Instant now = clock.instant();
        if (now.isBefore(nextReissue)) {
            return Optional.empty();
        }
        nextReissue = now.plus(MIN_REISSUE_INTERVAL);
        pending = issuer.reissue(challenge).thenApply(this::cache);
        return Optional.of(pending);
    }

    private CachedToken cache(AccessToken token) {
        CachedToken fresh = CachedToken.of(token, clock.instant());
        cached = Optional.of(fresh);
        return fresh;
    }

    private CachedToken await(CompletableFuture<CachedToken> token) throws TokenUnavailableException {
        try {
            return token.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unavailable(String.valueOf(rootCause(e)), e);
        } catch (TimeoutException e) {
            throw unavailable("no response within " + TIMEOUT.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenUnavailableException("interrupted", e);
        }
    }

    private TokenUnavailableException unavailable(String reason, Exception cause) {
        return new TokenUnavailableException(
                "cannot get a token for " + issuer.scope() + ": " + reason + issuer.advice(), cause);
    }

    /** The credential wraps exceptions several times; only the innermost one names the problem. */
    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
