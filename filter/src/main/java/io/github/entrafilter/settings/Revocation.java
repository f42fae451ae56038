package io.github.entrafilter.settings;

import java.time.Instant;
import java.util.Optional;

/**
 * A caller or a token that is revoked.
 *
 * @param id a lower-case object id or client id, or the id of a token ({@code uti})
 * @param issuedBefore tokens issued from then on are accepted again; if not set, none is
 */
public record Revocation(String id, Optional<Instant> issuedBefore) {

    /** The one of two for the same id that blocks more. */
    public Revocation orStricter(Revocation other) {
        boolean otherIsStricter = issuedBefore.isPresent()
                && (other.issuedBefore.isEmpty() || other.issuedBefore.get().isAfter(issuedBefore.get()));
        return otherIsStricter ? other : this;
    }

    /** As it is written in settings. */
    @Override
    public String toString() {
        return id + issuedBefore.map(time -> "@" + time).orElse("");
    }
}
