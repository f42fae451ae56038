package io.github.entrafilter.http;

import io.github.entrafilter.Reason;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.SenderProof.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The content of the Authorization header. Tokens in the query or in a form are ignored. */
public sealed interface Credentials {

    /** More than the largest {@code max-token-bytes}; a longer header is not searched. */
    int MAX_CHARACTERS = (1 << 20) + 64;

    /**
     * A token that has not been read yet.
     *
     * @param header the header's value
     * @param start the position of the token in it
     */
    record Bearer(String header, int start, Scheme scheme) implements Credentials {

        private static final boolean[] CHARACTERS = characters();

        private static boolean[] characters() {
            boolean[] allowed = new boolean[128];
            for (char character :
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/".toCharArray()) {
                allowed[character] = true;
            }
            return allowed;
        }

        /** The token, if its characters are a token's: {@code b64token} of RFC 6750, section 2.1. */
        public Optional<BearerToken> token() {
            return Optional.of(unchecked()).filter(Bearer::isToken68);
        }

        /** The token, whatever its characters are. */
        public BearerToken unchecked() {
            return new BearerToken(header, start);
        }

        /** The reason why it is malformed. */
        public Unusable malformed() {
            boolean several = header.indexOf(',', start) >= 0;
            return new Unusable(several ? Reason.SEVERAL_CREDENTIALS : Reason.MALFORMED_CREDENTIALS);
        }

        public static boolean isToken68(BearerToken token) {
            String characters = token.text();
            int end = characters.length();
            while (end > 0 && characters.charAt(end - 1) == '=') {
                end--;
            }
            for (int i = 0; i < end; i++) {
                char found = characters.charAt(i);
                if (found >= CHARACTERS.length || !CHARACTERS[found]) {
                    return false;
                }
            }
            return end > 0;
        }
    }

    /** Credentials that cannot be judged: no token, too long a token, or more than one credential. */
    record Unusable(Reason reason) implements Credentials {}

    /** A second credential behind another scheme's, as a proxy joins two headers: RFC 9110, section 5.3. */
    Pattern TOKEN_BEHIND_ANOTHER = Pattern.compile(",\\s*(bearer|mtls_pop)(\\s|$)", Pattern.CASE_INSENSITIVE);

    /** Reads all values of the Authorization header. */
    static Credentials in(List<String> authorization) {
        if (authorization.isEmpty()) {
            return new Unusable(Reason.NO_TOKEN);
        }
        if (authorization.size() > 1) {
            return new Unusable(Reason.SEVERAL_CREDENTIALS);
        }
        String value = authorization.get(0).strip();
        for (Scheme scheme : Scheme.values()) {
            if (isOf(scheme, value)) {
                if (value.length() > MAX_CHARACTERS) {
                    return new Unusable(Reason.TOKEN_TOO_LARGE);
                }
                return new Bearer(value, startOfToken(scheme, value), scheme);
            }
        }
        boolean several = value.length() <= MAX_CHARACTERS
                && TOKEN_BEHIND_ANOTHER.matcher(value).find();
        return new Unusable(several ? Reason.SEVERAL_CREDENTIALS : Reason.NO_TOKEN);
    }

    /** Schemes are case-insensitive: RFC 9110, section 11.1. */
    private static boolean isOf(Scheme scheme, String value) {
        int end = scheme.name().length();
        return value.regionMatches(true, 0, scheme.name(), 0, end)
                && (value.length() == end || value.charAt(end) == ' ' || value.charAt(end) == '\t');
    }

    /** The grammar requires spaces between scheme and token: RFC 6750, section 2.1. */
    private static int startOfToken(Scheme scheme, String value) {
        int start = scheme.name().length();
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return start;
    }
}
