package io.github.entrafilter.ordersclient.token;

import com.azure.core.credential.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A token that is kept.
 *
 * @param value the token
 * @param refreshAt when to get the next one
 * @param expiresAt when this one is good no longer
 */
record KeptToken(String value, Instant refreshAt, Instant expiresAt) {

    /** Requests are under way for a while, and clocks differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Refreshed when its issuer says, else at half of its time: Entra's advice for managed identities. */
    static KeptToken of(AccessToken token, Instant now) {
        Instant end = token.getExpiresAt().toInstant();
        Instant half = now.plus(Duration.between(now, end).dividedBy(2));
        Instant refreshAt = Optional.ofNullable(token.getRefreshAt())
                .map(OffsetDateTime::toInstant)
                .orElse(half);
        return new KeptToken(token.getToken(), refreshAt, end);
    }

    boolean isGoodAt(Instant time) {
        return time.isBefore(expiresAt.minus(MARGIN));
    }

    boolean isDueAt(Instant time) {
        return !time.isBefore(refreshAt);
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "KeptToken[expiresAt=" + expiresAt + "]";
    }
}
