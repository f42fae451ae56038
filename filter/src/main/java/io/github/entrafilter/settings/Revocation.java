package io.github.entrafilter.settings;

import java.time.Instant;
import java.util.Optional;

/**
 * A revoked caller or token.
 *
 * @param id a lower-case object id or client id, or the id of a token ({@code uti})
 * @param issuedBefore tokens issued before this time are refused; empty refuses all
 */
public record Revocation(String id, Optional<Instant> issuedBefore) {

    /** Returns the stricter of two revocations of the same id. */
    public Revocation orStricter(Revocation other) {
        boolean otherIsStricter = issuedBefore.isPresent()
                && (other.issuedBefore.isEmpty() || other.issuedBefore.get().isAfter(issuedBefore.get()));
        return otherIsStricter ? other : this;
    }

    /** Returns the revocation as written in settings. */
    @Override
    public String toString() {
        return id + issuedBefore.map(time -> "@" + time).orElse("");
    }
}
