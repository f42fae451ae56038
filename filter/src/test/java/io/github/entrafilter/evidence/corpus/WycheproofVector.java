package io.github.entrafilter.evidence.corpus;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.KeysFrom;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A test vector of Project Wycheproof: a JWS, the keys that it came with, and whether it is to be taken for genuine.
 *
 * @param algorithm the {@code alg} of the first key, or nothing
 * @param keys those of its keys that this filter would use
 */
record WycheproofVector(
        String file,
        int id,
        String comment,
        boolean valid,
        String algorithm,
        Map<String, List<SigningKey>> keys,
        String jws) {

    static final String SIGNATURES = "json_web_signature_test.json";
    static final String KEYS = "json_web_key_test.json";

    static List<WycheproofVector> all() {
        return Stream.concat(in(SIGNATURES), in(KEYS)).toList();
    }

    static Stream<WycheproofVector> in(String file) {
        return DataFile.objects(DataFile.read("wycheproof/" + file), "testGroups").stream()
                .flatMap(group -> ofGroup(file, group));
    }

    /** The group's public keys; where there is only a secret one, that: it must do no harm either. */
    private static Stream<WycheproofVector> ofGroup(String file, Map<String, Object> group) {
        Map<String, Object> published = DataFile.object(group, group.containsKey("public") ? "public" : "private");
        Map<String, Object> keySet = published.containsKey("keys") ? published : Map.of("keys", List.of(published));
        Map<String, List<SigningKey>> usable = KeysFrom.jwkSet(keySet);
        Object algorithm = DataFile.objects(keySet, "keys").get(0).getOrDefault("alg", "");
        return DataFile.objects(group, "tests").stream()
                .map(test -> new WycheproofVector(
                        file,
                        DataFile.number(test, "tcId"),
                        DataFile.text(test, "comment"),
                        DataFile.text(test, "result").equals("valid"),
                        algorithm.toString(),
                        usable,
                        DataFile.text(test, "jws")));
    }

    boolean isOfRsaKey() {
        return algorithm.startsWith("RS") || algorithm.startsWith("PS");
    }

    /** Its keys, as if Entra had published them. */
    PublishedKeys published() {
        return new PublishedKeys(Map.of(
                TokenVersion.V1, keySet(TestTokens.ISSUER_V1),
                TokenVersion.V2, keySet(TestTokens.ISSUER_V2)));
    }

    private KeySet keySet(String issuer) {
        return new KeySet(issuer, Optional.empty(), keys);
    }

    @Override
    public String toString() {
        return file + " " + id + " " + comment;
    }
}
