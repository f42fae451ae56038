package io.github.entrafilter.settings;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * A revoked caller or token.
 *
 * @param id a lower-case object id or client id (the caller's, or that of its agent's blueprint), or the id of a token
 *     ({@code uti})
 * @param issuedBefore tokens issued before this time are refused; empty refuses all
 */
public record Revocation(String id, Optional<Instant> issuedBefore) {

    /** Returns the stricter of two revocations of the same id. */
    public Revocation orStricter(Revocation other) {
        boolean otherIsStricter = issuedBefore.isPresent()
                && (other.issuedBefore.isEmpty() || other.issuedBefore.get().isAfter(issuedBefore.get()));
        return otherIsStricter ? other : this;
    }

    /** Written out: the first generated hash code of a record takes the JDK tens of milliseconds. */
    @Override
    public int hashCode() {
        return 31 * id.hashCode() + issuedBefore.hashCode();
    }

    /** Returns the revocation as written in settings. */
    @Override
    public String toString() {
        return issuedBefore.isPresent() ? id + "@" + issuedBefore.get() : id;
    }

    /**
     * One entry of a revocation list: an id, perhaps followed by {@code @} and a time. An id is revoked whatever else
     * follows it: somebody meant to revoke it.
     *
     * @param revocation empty if the entry does not start with an id
     * @param problem the problem with the entry, worded to follow it
     */
    record Entry(Optional<Revocation> revocation, Optional<String> problem) {

        private static final int GUID_LENGTH = 36;
        private static final int MIN_TOKEN_ID = 20;
        private static final int MAX_TOKEN_ID = 64;
        private static final String BARE_GUID = "[0-9A-Fa-f]{32}";

        /** @param entry without a comment, not blank */
        static Entry parse(String entry) {
            String string = entry.substring(start(entry));
            int length = idLength(string);
            Optional<String> id = id(string.substring(0, length));
            if (id.isEmpty()) {
                return new Entry(
                        Optional.empty(), Optional.of("does not begin with a GUID or the id of a token (uti)"));
            }
            return of(id.get(), string.substring(length).strip());
        }

        private static Entry of(String id, String rest) {
            if (rest.isEmpty()) {
                return new Entry(Optional.of(new Revocation(id, Optional.empty())), Optional.empty());
            }
            if (rest.startsWith("@")) {
                try {
                    Instant time = Instant.parse(rest.substring(1).strip());
                    return new Entry(Optional.of(new Revocation(id, Optional.of(time))), Optional.empty());
                } catch (DateTimeParseException e) {
                    return blocked(id, "has no time such as 2026-11-23T10:00:00Z after its @");
                }
            }
            return blocked(id, "has more than an id");
        }

        private static Entry blocked(String id, String problem) {
            return new Entry(
                    Optional.of(new Revocation(id, Optional.empty())),
                    Optional.of(problem + "; " + id + " is revoked until the entry is removed"));
        }

        /** Skips quotes, brackets and the like. */
        private static int start(String entry) {
            int start = 0;
            while (start < entry.length() && !isOfId(entry.charAt(start))) {
                start++;
            }
            return start;
        }

        /** Returns the length of the id. A GUID ends after its 36 characters, whatever follows. */
        private static int idLength(String string) {
            int length = 0;
            while (length < string.length() && isOfId(string.charAt(length))) {
                length++;
            }
            boolean guid = length > GUID_LENGTH
                    && StringType.isGuid(string.substring(0, GUID_LENGTH).toLowerCase(Locale.ROOT));
            return guid ? GUID_LENGTH : length;
        }

        private static boolean isOfId(char c) {
            return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
        }

        /**
         * Returns an object id or client id in lower case, or a uti, which is case-sensitive base64url. Part of a GUID,
         * as in a file that is being written, is neither.
         */
        private static Optional<String> id(String string) {
            String lower = string.toLowerCase(Locale.ROOT);
            if (StringType.isGuid(lower)) {
                return Optional.of(lower);
            }
            if (string.matches(BARE_GUID)) {
                return Optional.of(lower.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
            }
            boolean partOfGuid = lower.matches("[0-9a-f]{8}-[0-9a-f]{1,4}(-[0-9a-f-]*)?");
            return string.length() >= MIN_TOKEN_ID && string.length() <= MAX_TOKEN_ID && !partOfGuid
                    ? Optional.of(string)
                    : Optional.empty();
        }
    }
}
