package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The form: a signed JWT in its compact serialization (RFC 7515, section 3.1). Parsed strictly: each token can be
 * written in one way only.
 */
final class FormCheck implements TokenCheck {

    private static final int JWE_DOTS = 4;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final int maxBytes;

    /**
     * The header of another token: all tokens that a key signs have the same. Not volatile: a stale value costs a
     * second parse, nothing else.
     */
    private @Nullable ParsedHeader lastHeader;

    /** @param text the header in base64url, with the dot after it */
    private record ParsedHeader(String text, Claims claims) {}

    FormCheck(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public String name() {
        return "form";
    }

    @Override
    public String expected(Judgement judgement) {
        return "a signed JWT of at most " + maxBytes + " bytes";
    }

    @Override
    public String found(Judgement judgement) {
        return judgement.bearer().length() + " bytes";
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        judgement.establishToken(parse(judgement.bearer()));
    }

    UnverifiedToken parse(BearerToken token) throws RefusedException {
        if (token.length() > maxBytes) {
            throw new RefusedException(
                    Reason.TOKEN_TOO_LARGE,
                    "at most " + maxBytes + " bytes (max-token-bytes)",
                    token.length() + " bytes");
        }
        String field = token.field();
        int first = field.indexOf('.', token.start());
        int second = field.indexOf('.', first + 1);
        if (first < 0 || second < 0 || field.indexOf('.', second + 1) >= 0) {
            throw ofOtherParts(token.text());
        }
        byte[] bytes = bytes(field);
        return new UnverifiedToken(
                header(token, bytes, first),
                object(bytes, first + 1, second, "payload"),
                bytes,
                token.start(),
                second,
                new UnverifiedToken.DecodedSignature(decode(bytes, second + 1, bytes.length, "signature")));
    }

    /** One byte for each character: a character of another alphabet becomes one that is not in base64url. */
    private static byte[] bytes(String field) throws RefusedException {
        byte[] bytes = field.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length != field.length()) {
            throw new RefusedException(Reason.NOT_A_JWS, "base64url", "something else");
        }
        return bytes;
    }

    private Claims header(BearerToken token, byte[] bytes, int end) throws RefusedException {
        ParsedHeader last = lastHeader;
        if (last != null && token.field().startsWith(last.text(), token.start())) {
            return last.claims();
        }
        Claims claims = object(bytes, token.start(), end, "header");
        lastHeader = new ParsedHeader(token.field().substring(token.start(), end + 1), claims);
        return claims;
    }

    private static RefusedException ofOtherParts(String text) {
        long dots = text.chars().filter(character -> character == '.').count();
        return dots == JWE_DOTS
                ? new RefusedException(Reason.ENCRYPTED_TOKEN, "a signed token (JWS)", "an encrypted one (JWE)")
                : new RefusedException(Reason.NOT_A_JWS, "3 parts", (dots + 1) + " parts");
    }

    private static Claims object(byte[] token, int start, int end, String name) throws RefusedException {
        try {
            return new Claims(JsonReader.read(decode(token, start, end, name)));
        } catch (JsonException e) {
            throw new RefusedException(Reason.NOT_A_JWS, "a JSON object as " + name, "something else");
        }
    }

    /** Rejects padding and stray bits at the end, which Java's decoder accepts and RFC 7515, section 2, does not. */
    private static byte[] decode(byte[] token, int start, int end, String name) throws RefusedException {
        if (start < end && !isCanonicalEnd(token[end - 1], (end - start) % 4)) {
            throw new RefusedException(Reason.NOT_A_JWS, "canonical base64url as " + name, "something else");
        }
        try {
            ByteBuffer decoded = Base64.getUrlDecoder().decode(ByteBuffer.wrap(token, start, end - start));
            return decoded.remaining() == decoded.array().length
                    ? decoded.array()
                    : Arrays.copyOf(decoded.array(), decoded.remaining());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reason.NOT_A_JWS, "base64url as " + name, "something else");
        }
    }

    /** Whether the unused bits of the last character are zero: 4 bits in second position of its group, 2 in third. */
    private static boolean isCanonicalEnd(byte last, int lengthOfGroup) {
        int value = ALPHABET.indexOf(last);
        return switch (lengthOfGroup) {
            case 2 -> (value & 0b1111) == 0;
            case 3 -> (value & 0b11) == 0;
            default -> last != '=';
        };
    }
}
