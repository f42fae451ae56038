package io.github.entrafilter.settings;

import java.time.Duration;
import java.util.Set;

/**
 * Whose tokens are trusted, and for what: the policy that a token is judged by. It cannot say "skip this check": an
 * empty set accepts nothing.
 *
 * @param tenants lower-case GUIDs
 * @param audiences accepted {@code aud} values, compared exactly
 * @param versions accepted {@code ver} values
 * @param clockSkew zero to five minutes
 * @param maxTokenBytes positive
 * @param tokenCacheSize verdicts kept, 0 for none
 */
public record TrustSettings(
        Set<String> tenants,
        Set<String> audiences,
        Set<TokenVersion> versions,
        Set<SignatureAlgorithm> algorithms,
        CallerPolicy callers,
        Duration clockSkew,
        int maxTokenBytes,
        int tokenCacheSize) {

    public TrustSettings {
        tenants = Set.copyOf(tenants);
        audiences = Set.copyOf(audiences);
        versions = Set.copyOf(versions);
        algorithms = Set.copyOf(algorithms);
    }
}
