package io.github.entrafilter.ordersclient.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A client with a managed identity, as a process: Azure's libraries find out from the environment where they are. Reads
 * {@code current SCOPE} and {@code instead SCOPE}; answers each with a token, or with the reason why there is none.
 */
final class IdentityProbe {

    private final Map<String, AccessTokens> tokens = new HashMap<>();

    private IdentityProbe() {}

    public static void main(String[] none) throws IOException {
        IdentityProbe probe = new IdentityProbe();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                System.out.println("answer " + probe.answer(words[0], words[1]));
            }
        }
        System.exit(0); // The libraries leave threads behind.
    }

    private String answer(String what, String scope) {
        AccessTokens identity =
                tokens.computeIfAbsent(scope, it -> CachedTokens.ofManagedIdentity(it, Optional.empty()));
        try {
            String current = identity.current();
            return what.equals("current")
                    ? current
                    : identity.insteadOf(current).orElse("none");
        } catch (NoTokenException e) {
            return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }
}
