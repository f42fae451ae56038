package io.github.entrafilter.evidence.corpus;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.KeysFrom;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.TestTokens;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the authority of a cloud answers about the tenant of {@link TestTokens}, for both token versions. */
final class AuthorityDocuments {

    private final String authority;
    private final Map<String, Map<String, Object>> byAddress = new HashMap<>();

    /** Documents that name these issuers. */
    AuthorityDocuments(String authority, String issuerV1, String issuerV2) {
        this.authority = authority;
        publish("", issuerV1);
        publish("/v2.0", issuerV2);
    }

    private void publish(String version, String issuer) {
        String tenant = authority + "/" + TestTokens.TENANT;
        String keys = tenant + "/discovery" + version + "/keys";
        byAddress.put(
                tenant + version + "/.well-known/openid-configuration", Map.of("issuer", issuer, "jwks_uri", keys));
        byAddress.put(keys, Map.of("keys", List.of(TestKeys.ENTRA.toPublicJWK().toJSONObject())));
    }

    /** The keys that an application with these settings takes from them. */
    PublishedKeys takenBy(Settings settings) {
        Map<TokenVersion, KeySet> keys = new EnumMap<>(TokenVersion.class);
        for (TokenVersion version : TokenVersion.values()) {
            KeysFrom.documents(byAddress, settings.keys(), version).ifPresent(keySet -> keys.put(version, keySet));
        }
        return new PublishedKeys(keys);
    }
}
