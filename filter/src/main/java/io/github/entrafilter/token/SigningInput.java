package io.github.entrafilter.token;

import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
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

    /** Parses the payload again: claims are not kept, as few applications read others than the principal's. */
    Map<String, @Nullable Object> claims() {
        int dot = new String(text, StandardCharsets.ISO_8859_1).indexOf('.');
        try {
            return JsonReader.read(Base64.getUrlDecoder().decode(Arrays.copyOfRange(text, dot + 1, text.length)));
        } catch (JsonException e) {
            throw new IllegalStateException("the payload was parsed before", e);
        }
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
