package io.github.entrafilter.client;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.aad.msal4j.ITokenCache;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A client with a managed identity, as a process: Azure's libraries detect their platform by environment variables.
 * Prints a token for each request, or the reason why there is none.
 */
final class IdentityProbe {

    private final TokenCredential credential =
            new ManagedIdentityCredentialBuilder().maxRetry(0).build();
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

    private String respond(String what, String scope) {
        AccessTokens identity = tokens.computeIfAbsent(scope, AccessTokens::ofManagedIdentity);
        try {
            return switch (what) {
                case "current" -> identity.current();
                case "instead" ->
                    identity.insteadOf(identity.current(), List.of()).orElse("none");
                case "challenged" ->
                    identity.insteadOf(identity.current(), List.of(StrictService.CHALLENGE))
                            .orElse("none");
                case "credential" ->
                    credential
                            .getTokenSync(new TokenRequestContext().addScopes(scope))
                            .getToken();
                case "age" -> age();
                default -> throw new IllegalArgumentException(what);
            };
        } catch (TokenUnavailableException | RuntimeException e) {
            return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }

    /** Moves the libraries' tokens past the time to refresh them, which is half of their lifetime. */
    private static String age() {
        ITokenCache cache = ManagedIdentityApplication.getSharedTokenCache();
        cache.deserialize(cache.serialize().replaceAll("(\"refresh_on\":\"?)\\d+", "$11"));
        return cache.serialize();
    }
}
