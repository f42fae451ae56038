package io.github.entrafilter.token;

import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Header and payload of a verified token in base64url: its JWS signing input (RFC 7515, section 5.1). Without the
 * signature, which cannot be computed from it, it is no credential. Immutable.
 */
public final class SigningInput {

    private final byte[] text;

    /** @param text not copied */
    SigningInput(byte[] text) {
        this.text = text;
    }

    /** The number of characters. */
    public int length() {
        return text.length;
    }

    /** Whether it has these characters at this position. */
    public boolean hasAt(int position, byte[] characters, int length) {
        return Arrays.equals(text, position, position + length, characters, 0, length);
    }

    /**
     * Parses the payload again: claims are not kept, as few applications read others than the principal's.
     *
     * @return unmodifiable claims at every depth, without nulls
     */
    Map<String, Object> claims() {
        int dot = new String(text, StandardCharsets.ISO_8859_1).indexOf('.');
        try {
            return frozen(
                    JsonReader.read(Base64.getUrlDecoder().decode(Arrays.copyOfRange(text, dot + 1, text.length))));
        } catch (JsonException e) {
            throw new IllegalStateException("the payload was parsed before", e);
        }
    }

    /** Names with equal hash codes do not slow down this map. */
    private static Map<String, Object> frozen(Map<?, ?> object) {
        Map<String, Object> copy = new HashMap<>();
        object.forEach((name, value) -> frozen(value).ifPresent(frozen -> copy.put(String.valueOf(name), frozen)));
        return Collections.unmodifiableMap(copy);
    }

    /** Removes nulls: a null counts as a missing claim. */
    private static Optional<Object> frozen(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> object) {
            return Optional.of(frozen(object));
        }
        return Optional.of(
                value instanceof List<?> list
                        ? list.stream()
                                .flatMap(element -> frozen(element).stream())
                                .toList()
                        : value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningInput that && Arrays.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }

    /** Omits the claims: strings end up in logs. */
    @Override
    public String toString() {
        return "SigningInput[" + text.length + " characters]";
    }
}
