package io.github.entrafilter.ordersclient.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A client with a managed identity, as a process: Azure's libraries detect their platform by environment variables.
 * Reads {@code current SCOPE}, {@code instead SCOPE} and {@code challenged SCOPE}; prints a token for each, or the
 * reason why there is none.
 */
final class IdentityProbe {

    private final Map<String, AccessTokens> tokens = new HashMap<>();

    private IdentityProbe() {}

    public static void main(String[] none) throws IOException {
        IdentityProbe probe = new IdentityProbe();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                System.out.println("response " + probe.respond(words[0], words[1]));
            }
        }
        System.exit(0); // The libraries leave threads running.
    }

    private static ClaimsChallenge challenge(String what) {
        return what.equals("challenged") ? new ClaimsChallenge(StrictService.CLAIMS) : ClaimsChallenge.NONE;
    }

    private String respond(String what, String scope) {
        AccessTokens identity =
                tokens.computeIfAbsent(scope, it -> CachedTokens.ofManagedIdentity(it, Optional.empty()));
        try {
            String current = identity.current();
            return what.equals("current")
                    ? current
                    : identity.insteadOf(current, challenge(what)).orElse("none");
        } catch (TokenUnavailableException e) {
            return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }
}
