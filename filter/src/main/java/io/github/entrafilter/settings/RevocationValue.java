package io.github.entrafilter.settings;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How a revocation is written: an id, perhaps followed by {@code @} and the time before which its tokens count. */
final class RevocationValue {

    private RevocationValue() {}

    static Revocation parse(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new Revocation(id(text), Optional.empty())
                : new Revocation(id(text.substring(0, at)), Optional.of(time(text.substring(at + 1))));
    }

    /** An object id or a client id; else a uti, which Entra writes in base64url and minds upper and lower case. */
    private static String id(String text) {
        try {
            return SettingValue.guid(text);
        } catch (IllegalArgumentException e) {
            if (text.strip().matches("[A-Za-z0-9_-]{20,64}")) {
                return text.strip();
            }
            throw new IllegalArgumentException("names neither a GUID nor the uti of a token", e);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("has no time such as 2026-11-23T10:00:00Z behind its @", e);
        }
    }
}
