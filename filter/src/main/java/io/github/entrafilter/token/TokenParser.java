package io.github.entrafilter.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Takes a compact JWS (RFC 7515, section 3.1) apart, strictly: each token can be written in one way only. */
final class TokenParser {

    private static final int JWS_DOTS = 2;
    private static final int JWE_DOTS = 4;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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
        long dots = text.chars().filter(character -> character == '.').count();
        if (dots == JWE_DOTS) {
            throw new RefusedException(Reason.ENCRYPTED_TOKEN, "a signed token (JWS)", "an encrypted one (JWE)");
        }
        if (dots != JWS_DOTS) {
            throw new RefusedException(Reason.NOT_A_JWS, "3 parts", (dots + 1) + " parts");
        }
        int first = text.indexOf('.');
        int second = text.lastIndexOf('.');
        String signature = text.substring(second + 1);
        return new UnverifiedToken(
                object(text.substring(0, first), "header"),
                object(text.substring(first + 1, second), "payload"),
                text.substring(0, second),
                new DecodedSignature(signature, decode(signature, "signature")));
    }

    private static Claims object(String part, String name) throws RefusedException {
        return new Claims(new JsonParser(decode(part, name), name).parse());
    }

    /** Java's decoder lets padding and stray bits at the end pass; RFC 7515, section 2, knows neither. */
    private static byte[] decode(String part, String name) throws RefusedException {
        if (part.endsWith("=") || hasStrayBits(part)) {
            throw new RefusedException(Reason.NOT_A_JWS, "canonical base64url as " + name, "something else");
        }
        try {
            return Base64.getUrlDecoder().decode(part.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reason.NOT_A_JWS, "base64url as " + name, "something else");
        }
    }

    /** Of the last character, 4 bits count if it is the second of its group, and 2 fewer if it is the third. */
    private static boolean hasStrayBits(String part) {
        int rest = part.length() % 4;
        if (rest < 2) {
            return false;
        }
        int last = ALPHABET.indexOf(part.charAt(part.length() - 1));
        return (last & (rest == 2 ? 0b1111 : 0b11)) != 0;
    }
}
