package io.github.entrafilter.token;

import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.keys.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a compact JWS (RFC 7515, section 3.1) apart, strictly: each token can be written in one way only. */
final class TokenParser {

    private static final int JWE_PARTS = 5;
    private static final int JWS_PARTS = 3;

    /** Entra nests one level; what nests deeper than this was made to exhaust a stack. */
    private static final int DEEPEST_NESTING = 16;

    private final int maxBytes;

    TokenParser(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    UnverifiedToken parse(BearerToken token) throws RefusedException {
        String text = token.text();
        if (text.length() > maxBytes) {
            throw new RefusedException(
                    Reason.TOKEN_TOO_LARGE,
                    "at most " + maxBytes + " bytes (max-token-bytes)",
                    text.length() + " bytes");
        }
        String[] parts = text.split("\\.", JWE_PARTS + 1);
        if (parts.length == JWE_PARTS) {
            throw new RefusedException(Reason.ENCRYPTED_TOKEN, "a signed token (JWS)", "an encrypted one (JWE)");
        }
        if (parts.length != JWS_PARTS) {
            throw new RefusedException(Reason.NOT_A_JWS, "3 parts", parts.length + " parts");
        }
        Claims header = object(parts[0], "header");
        Claims claims = object(parts[1], "payload");
        decode(parts[2], "signature");
        return new UnverifiedToken(header, claims, text.substring(0, text.lastIndexOf('.')), new Base64URL(parts[2]));
    }

    private static Claims object(String part, String name) throws RefusedException {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decode(part, name)))
                    .toString();
            return new Claims(frozen(JsonObject.parse(json), DEEPEST_NESTING));
        } catch (CharacterCodingException | ParseException e) {
            throw new RefusedException(Reason.NOT_A_JWS, "a JSON object as " + name, "something else");
        }
    }

    /** Java's decoder lets padding and stray bits at the end pass; RFC 7515, section 2, knows neither. */
    private static byte[] decode(String part, String name) throws RefusedException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reason.NOT_A_JWS, "base64url as " + name, "something else");
        }
        throw new RefusedException(Reason.NOT_A_JWS, "canonical base64url as " + name, "something else");
    }

    private static Map<String, Object> frozen(Map<?, ?> object, int depth) throws RefusedException {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            copy.put(String.valueOf(member.getKey()), frozenValue(member.getValue(), depth - 1));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object frozenValue(@Nullable Object value, int depth) throws RefusedException {
        if (depth < 0) {
            throw new RefusedException(Reason.NOT_A_JWS, "at most " + DEEPEST_NESTING + " nested values", "more");
        }
        if (value instanceof Map<?, ?> object) {
            return frozen(object, depth);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object element : list) {
                copy.add(frozenValue(element, depth - 1));
            }
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
