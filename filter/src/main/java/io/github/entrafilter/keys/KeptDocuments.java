package io.github.entrafilter.keys;

import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import io.github.entrafilter.json.JsonWriter;
import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The documents of one token version's last good keys, from which the keys are read again after a restart.
 *
 * @param byAddress the documents as the authority sent them
 */
record KeptDocuments(TokenVersion version, Instant fetchedAt, Map<String, Object> byAddress) {

    private static final String FETCHED_AT = "fetchedAt";
    private static final String DOCUMENTS = "documents";

    /** The keys, checked as if the documents came from the authority now. */
    KeySet keySet(Metadata metadata) throws KeyFetchException {
        return metadata.fetch(version, this::get);
    }

    private Map<String, Object> get(URI address) throws KeyFetchException {
        if (byAddress.get(address.toString()) instanceof Map<?, ?> document) {
            return withTextKeys(document);
        }
        throw new KeyFetchException("no entry for " + address + " (different authority or tenant?)");
    }

    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(FETCHED_AT, fetchedAt.toString());
        json.put(DOCUMENTS, byAddress);
        return JsonWriter.write(json);
    }

    static KeptDocuments parse(TokenVersion version, String json) throws IOException {
        try {
            Map<String, Object> members = JsonReader.read(json);
            Optional<String> fetchedAt = KeySetReader.text(members, FETCHED_AT);
            if (fetchedAt.isPresent() && members.get(DOCUMENTS) instanceof Map<?, ?> documents) {
                return new KeptDocuments(version, Instant.parse(fetchedAt.get()), withTextKeys(documents));
            }
        } catch (JsonException | DateTimeException e) {
            throw new IOException("the file is corrupt", e);
        }
        throw new IOException("the file is corrupt");
    }

    private static Map<String, Object> withTextKeys(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
