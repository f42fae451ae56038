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

    /** The scheme as nearly all clients write it, so that a header field can be compared as it is. */
    private static final String SCHEME = "Bearer ";

    private static final byte[] SCHEME_BYTES = SCHEME.getBytes(StandardCharsets.ISO_8859_1);

    private static final char DOT = '.';

    /** One character, greater than every character of a token. */
    private static final String END = "\u00ff";

    private final String text;

    private SigningInput(String text) {
        this.text = text;
    }

    /** Returns the input with this text: header and payload, with a dot between them. */
    static SigningInput of(String text) {
        return new SigningInput(SCHEME + text + END);
    }

    /**
     * Returns the input in a header field, whose signature it overwrites: so the usual field is copied once.
     *
     * @param start the position of the header
     * @param end the position after the payload
     */
    static SigningInput overwritingSignature(byte[] field, int start, int end) {
        if (!Arrays.equals(field, 0, start, SCHEME_BYTES, 0, SCHEME_BYTES.length)) {
            return of(new String(field, start, end - start, StandardCharsets.ISO_8859_1));
        }
        Arrays.fill(field, end, field.length, (byte) END.charAt(0));
        return new SigningInput(new String(field, 0, end + 1, StandardCharsets.ISO_8859_1));
    }

    /** The input of a caller that was in a session: its token's payload, and no header. */
    static SigningInput ofPayload(String json) {
        return of(DOT + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Whether the field has this header and payload, then a dot. {@code compareTo} returns the difference of the first
     * two characters that differ. Dot minus END is possible at END only, where all characters before are equal: the
     * others of our text are too small for it. It compares many characters at a time and, where the scheme is written
     * as usual, copies nothing.
     *
     * @param start the position of the token
     * @param end the position of the dot in front of its signature
     */
    @SuppressWarnings("CompareToZero") // The difference is specified, by String.
    public boolean isIn(String field, int start, int end) {
        if (SCHEME.length() + end - start + END.length() != text.length()) {
            return false;
        }
        String canonical =
                start == SCHEME.length() && field.startsWith(SCHEME) ? field : SCHEME + field.substring(start);
        return canonical.length() >= text.length() && canonical.compareTo(text) == DOT - END.charAt(0);
    }

    /**
     * Parses the payload again: claims are not kept, as few applications read others than the principal's.
     *
     * @return unmodifiable claims at every depth, without nulls
     */
    Map<String, Object> claims() {
        try {
            return frozen(JsonReader.read(payload()));
        } catch (JsonException e) {
            throw new IllegalStateException("the payload was parsed before", e);
        }
    }

    /** The JSON of the claims, as issued. */
    byte[] payload() {
        return Base64.getUrlDecoder().decode(text.substring(text.indexOf(DOT) + 1, text.length() - 1));
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
        return other instanceof SigningInput that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Omits the claims: strings end up in logs. */
    @Override
    public String toString() {
        return "SigningInput[" + text.length() + " characters]";
    }
}
