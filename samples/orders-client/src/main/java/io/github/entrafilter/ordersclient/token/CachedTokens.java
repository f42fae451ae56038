package io.github.entrafilter.ordersclient.token;

import com.azure.core.credential.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps a token, and gets the next one in the background while the one it has is still good: callers wait for the first
 * token only, and an endpoint that is away for a while goes unnoticed.
 */
public final class CachedTokens implements AccessTokens {

    /** Longer than the longest outage that retries outlast. */
    private static final Duration PATIENCE = Duration.ofSeconds(80);

    /** An API that refuses whatever it gets must not drive the endpoint into throttling. */
    private static final Duration BETWEEN_REISSUES = Duration.ofSeconds(30);

    private static final String ADVICE = """

            In Azure: does this machine have a managed identity, and is there an API of this scope?
            Elsewhere: start Local Entra, and set AZURE_POD_IDENTITY_AUTHORITY_HOST to its address.""";

    private final TokenIssuer issuer;
    private final Clock clock;
    private volatile Optional<KeptToken> kept = Optional.empty();
    private CompletableFuture<KeptToken> underWay = CompletableFuture.failedFuture(new IllegalStateException());
    private Instant nextReissue = Instant.MIN;

    CachedTokens(TokenIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Tokens of the managed identity of this machine.
     *
     * @param scope {@code api://{client id of the API}/.default}
     * @param clientId which identity, on a machine that has several
     */
    public static AccessTokens ofManagedIdentity(String scope, Optional<String> clientId) {
        return new CachedTokens(ManagedIdentity.of(scope, clientId), Clock.systemUTC());
    }

    @Override
    public String current() throws NoTokenException {
        Instant now = clock.instant();
        Optional<KeptToken> good = kept.filter(token -> token.isGoodAt(now));
        if (good.isEmpty()) {
            return await(issued()).value();
        }
        if (good.get().isDueAt(now)) {
            // Nobody waits for it, and if it fails, the next caller tries again.
            CompletableFuture<KeptToken> unused = issued();
        }
        return good.get().value();
    }

    @Override
    public Optional<String> insteadOf(String refused) throws NoTokenException {
        String current = current();
        if (!current.equals(refused)) {
            return Optional.of(current);
        }
        Optional<CompletableFuture<KeptToken>> reissued = reissued();
        return reissued.isEmpty()
                ? Optional.empty()
                : Optional.of(await(reissued.get()).value()).filter(token -> !token.equals(refused));
    }

    private synchronized CompletableFuture<KeptToken> issued() {
        if (underWay.isDone()) {
            underWay = issuer.issue().thenApply(this::keep);
        }
        return underWay;
    }

    private synchronized Optional<CompletableFuture<KeptToken>> reissued() {
        Instant now = clock.instant();
        if (now.isBefore(nextReissue)) {
            return Optional.empty();
        }
        nextReissue = now.plus(BETWEEN_REISSUES);
        underWay = issuer.reissue().thenApply(this::keep);
        return Optional.of(underWay);
    }

    private KeptToken keep(AccessToken token) {
        KeptToken fresh = KeptToken.of(token, clock.instant());
        kept = Optional.of(fresh);
        return fresh;
    }

    private static KeptToken await(CompletableFuture<KeptToken> token) throws NoTokenException {
        try {
            return token.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new NoTokenException("no managed identity gave a token: " + origin(e) + ADVICE, e);
        } catch (TimeoutException e) {
            throw new NoTokenException(
                    "no managed identity gave a token within " + PATIENCE.toSeconds() + " seconds" + ADVICE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoTokenException("interrupted", e);
        }
    }

    /** The credential wraps what went wrong several times, and only the innermost exception says what it was. */
    private static Throwable origin(Throwable failure) {
        Throwable origin = failure;
        while (origin.getCause() != null) {
            origin = origin.getCause();
        }
        return origin;
    }
}
