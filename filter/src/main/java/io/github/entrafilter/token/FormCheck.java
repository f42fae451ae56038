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

    /** The header of another token: all tokens that a key signs have the same. Plain, as any thread's will do. */
    private @Nullable ParsedHeader lastHeader;

    /** @param text the header in base64url, with the dot behind it */
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
        return judgement.bearer().text().length() + " bytes";
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        judgement.establishToken(parse(judgement.bearer()));
    }

    UnverifiedToken parse(BearerToken token) throws RefusedException {
        String text = token.text();
        if (text.length() > maxBytes) {
            throw new RefusedException(
                    Reason.TOKEN_TOO_LARGE,
                    "at most " + maxBytes + " bytes (max-token-bytes)",
                    text.length() + " bytes");
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            throw ofOtherParts(text);
        }
        String signingInput = text.substring(0, second);
        byte[] signed = signingInput.getBytes(StandardCharsets.ISO_8859_1);
        String signature = text.substring(second + 1);
        byte[] encoded = signature.getBytes(StandardCharsets.ISO_8859_1);
        return new UnverifiedToken(
                header(text, signed, first),
                object(signed, first + 1, second, "payload"),
                signingInput,
                signed,
                new UnverifiedToken.DecodedSignature(signature, decode(encoded, 0, encoded.length, "signature")));
    }

    private Claims header(String text, byte[] signed, int end) throws RefusedException {
        ParsedHeader last = lastHeader;
        if (last != null && text.startsWith(last.text())) {
            return last.claims();
        }
        Claims claims = object(signed, 0, end, "header");
        lastHeader = new ParsedHeader(text.substring(0, end + 1), claims);
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
