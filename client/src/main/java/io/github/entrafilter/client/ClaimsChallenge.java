package io.github.entrafilter.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The claims that an API requires in the next token: a {@code 401} with the error {@code insufficient_claims}.
 *
 * @param claims the claims request, as JSON; empty if there is none
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Claims challenges</a>
 */
record ClaimsChallenge(String claims) {

    /** No challenge. */
    static final ClaimsChallenge NONE = new ClaimsChallenge("");

    private static final Pattern CLAIMS = Pattern.compile("\\bclaims=\"([A-Za-z0-9+/_=-]++)\"");

    /** Reads the values of {@code WWW-Authenticate}. A challenge that cannot be read counts as none. */
    static ClaimsChallenge of(List<String> headers) {
        return headers.stream()
                .filter(header -> header.contains("error=\"insufficient_claims\""))
                .map(CLAIMS::matcher)
                .filter(Matcher::find)
                .flatMap(found -> decoded(found.group(1)))
                .map(ClaimsChallenge::new)
                .findFirst()
                .orElse(NONE);
    }

    private static Stream<String> decoded(String base64) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(base64.replace('+', '-').replace('/', '_'));
            return Stream.of(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    boolean isPresent() {
        return !claims.isEmpty();
    }
}
