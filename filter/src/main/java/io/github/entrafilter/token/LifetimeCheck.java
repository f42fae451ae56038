package io.github.entrafilter.token;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code exp}, {@code nbf} and {@code iat}, each with the tolerated difference of clocks: RFC 7519, section 4.1. */
record LifetimeCheck(Duration clockSkew) {

    void require(Claims claims, Instant now) throws RefusedException {
        Instant expires = claims.requiredTime("exp");
        // "on or after which the JWT MUST NOT be accepted"
        if (!now.minus(clockSkew).isBefore(expires)) {
            throw new RefusedException(
                    Reason.TOKEN_EXPIRED, "exp after " + now.truncatedTo(ChronoUnit.SECONDS), expires.toString());
        }
        Instant issued = claims.requiredTime("iat");
        Instant begins = claims.time("nbf").filter(issued::isBefore).orElse(issued);
        if (now.plus(clockSkew).isBefore(begins)) {
            throw new RefusedException(
                    Reason.TOKEN_NOT_YET_VALID,
                    "nbf and iat before " + now.truncatedTo(ChronoUnit.SECONDS),
                    begins.toString());
        }
        // Within the skew, both could be met by a token that is never valid.
        if (!begins.isBefore(expires)) {
            throw new RefusedException(Reason.CLAIM_MALFORMED, "exp after nbf and iat, " + begins, expires.toString());
        }
    }

    /** From when on the token of this caller is refused as expired. */
    Instant endOf(EntraPrincipal caller) {
        return caller.getExpiresAt().plus(clockSkew);
    }
}
