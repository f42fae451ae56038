package io.github.entrafilter.localentra.identity;

import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.http.Parameters;
import io.github.entrafilter.localentra.issuing.ClientCapabilities;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import io.github.entrafilter.localentra.issuing.IssuedToken;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that App Service keeps for its application: the same one for each request, until it expires or the client
 * sends its hash as {@code token_sha256_to_refresh}, because an API has revoked it. Safe for use by several threads.
 *
 * @param tokens the tokens by identity, resource and capabilities
 * @param clock the current time
 */
record AppServiceTokenCache(Map<String, IssuedToken> tokens, Clock clock) {

    private static final int MAX_TOKENS = 256;

    static AppServiceTokenCache empty(Clock clock) {
        return new AppServiceTokenCache(new ConcurrentHashMap<>(), clock);
    }

    /** Returns the token for this request. */
    IssuedToken token(Parameters query, ManagedIdentity identity, String resource, TokenIssuer issuer)
            throws EntraRefusalException {
        ClientCapabilities capabilities =
                ClientCapabilities.ofList(query.value("xms_cc").orElse(""));
        String key = identity.clientId() + " " + resource + " " + capabilities.values();
        Optional<String> revoked = query.value("token_sha256_to_refresh");
        Optional<IssuedToken> earlier = Optional.ofNullable(tokens.get(key))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .filter(token -> revoked.filter(sha256(token)::equalsIgnoreCase).isEmpty());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        IssuedToken token = issuer.issue(identity, resource, capabilities);
        if (tokens.size() >= MAX_TOKENS) {
            tokens.clear();
        }
        tokens.put(key, token);
        return token;
    }

    private static String sha256(IssuedToken token) {
        try {
            byte[] bytes = token.value().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
