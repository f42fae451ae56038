package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys read from given documents, as if the authority had responded with them. */
public final class KeysFrom {

    private KeysFrom() {}

    /** The usable keys of a JWK set; none where it holds none. */
    public static Map<String, List<SigningKey>> jwkSet(Map<String, Object> document) {
        try {
            return KeySetReader.read(document);
        } catch (KeyFetchException e) {
            return Map.of();
        }
    }

    /** The key set that metadata and keys make together; none where they are not to be trusted. */
    public static Optional<KeySet> documents(
            Map<String, Map<String, Object>> byAddress, KeySettings settings, TokenVersion version) {
        try {
            return Optional.of(new Metadata(settings).fetch(version, address -> documentAt(address, byAddress)));
        } catch (KeyFetchException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> documentAt(URI address, Map<String, Map<String, Object>> byAddress)
            throws KeyFetchException {
        Map<String, Object> document = byAddress.get(address.toString());
        if (document == null) {
            throw new KeyFetchException("nothing at " + address);
        }
        return document;
    }
}
