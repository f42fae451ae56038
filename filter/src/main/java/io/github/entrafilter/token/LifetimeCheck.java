package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code exp}, {@code nbf} and {@code iat}, each with the tolerated clock skew: RFC 7519, section 4.1. */
record LifetimeCheck(Duration clockSkew) implements TokenCheck {

    @Override
    public String name() {
        return "lifetime";
    }

    @Override
    public String expected(Judgement judgement) {
        return "nbf and iat before, exp after " + second(judgement.now());
    }

    @Override
    public String found(Judgement judgement) {
        return "exp " + judgement.expiry();
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        Claims claims = judgement.claims();
        Instant now = judgement.now();
        Instant expires = claims.requiredTime("exp");
        // "on or after which the JWT MUST NOT be accepted"
        if (!now.minus(clockSkew).isBefore(expires)) {
            throw new RefusedException(Reason.TOKEN_EXPIRED, "exp after " + second(now), expires.toString());
        }
        Instant issued = claims.requiredTime("iat");
        Instant begins = claims.time("nbf").filter(issued::isBefore).orElse(issued);
        if (now.plus(clockSkew).isBefore(begins)) {
            throw new RefusedException(
                    Reason.TOKEN_NOT_YET_VALID, "nbf and iat before " + second(now), begins.toString());
        }
        // Within the skew, both could be met by a token that is never valid.
        if (!begins.isBefore(expires)) {
            throw new RefusedException(Reason.CLAIM_MALFORMED, "exp after nbf and iat, " + begins, expires.toString());
        }
        judgement.establishExpiry(expires);
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
