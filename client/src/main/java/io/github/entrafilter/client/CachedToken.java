package io.github.entrafilter.client;

import com.azure.core.credential.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A cached token.
 *
 * @param value the token
 * @param refreshAt the time to fetch the next one
 * @param expiresAt the end of its validity
 */
record CachedToken(String value, Instant refreshAt, Instant expiresAt) {

    /** Allows for the duration of requests and for clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Refreshes when the issuer says, else at half the lifetime, as Microsoft advises for managed identities. */
    static CachedToken of(AccessToken token, Instant now) {
        Instant end = token.getExpiresAt().toInstant();
        Instant half = now.plus(Duration.between(now, end).dividedBy(2));
        Instant refreshAt = Optional.ofNullable(token.getRefreshAt())
                .map(OffsetDateTime::toInstant)
                .orElse(half);
        return new CachedToken(token.getToken(), refreshAt, end);
    }

    boolean isValidAt(Instant time) {
        return time.isBefore(expiresAt.minus(MARGIN));
    }

    boolean isDueAt(Instant time) {
        return !time.isBefore(refreshAt);
    }

    /** Omits the token. */
    @Override
    public String toString() {
        return "CachedToken[expiresAt=" + expiresAt + "]";
    }
}
