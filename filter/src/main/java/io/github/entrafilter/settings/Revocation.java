package io.github.entrafilter.settings;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody or something that is shut out.
 *
 * @param id a lower-case object id or client id, or the id of a token ({@code uti})
 * @param issuedBefore tokens issued from then on are let in again; if not set, none is
 */
public record Revocation(String id, Optional<Instant> issuedBefore) {

    /** Of two for the same id, the one that shuts more out. */
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
