package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fetches keys from the authority and keeps what they were made from in a file, for the next start. */
final class StoringKeys implements KeySource {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");

    private final KeySettings settings;
    private final Documents authority;
    private final Path keyStore;

    StoringKeys(KeySettings settings, Documents authority, Path keyStore) {
        this.settings = settings;
        this.authority = authority;
        this.keyStore = keyStore;
    }

    @Override
    public KeySet fetch(TokenVersion version, Instant now) throws KeyFetchException {
        Map<String, Object> seen = new LinkedHashMap<>();
        KeySet keys = new Metadata(settings, address -> {
                    Map<String, Object> document = authority.get(address);
                    seen.put(address.toString(), document);
                    return document;
                })
                .fetch(version, now);
        store(new KeptDocuments(version, now, seen));
        return keys;
    }

    /** A file that cannot be written is the next start's loss, not this one's. */
    private void store(KeptDocuments documents) {
        try {
            new KeyStoreFile(keyStore, documents.version()).write(documents.toJson());
        } catch (KeyFetchException e) {
            LOG.log(Level.WARNING, "signing keys are not kept for the next start: " + e.getMessage());
        }
    }

    /** The keys that an earlier process has kept, as far as they can still be used. Says why, where they cannot. */
    PublishedKeys kept(Instant now) {
        Map<TokenVersion, KeySet> kept = new EnumMap<>(TokenVersion.class);
        for (TokenVersion version : settings.versions()) {
            KeyStoreFile file = new KeyStoreFile(keyStore, version);
            if (file.exists()) {
                try {
                    kept.put(version, usable(KeptDocuments.parse(version, file.read()), now));
                    LOG.log(Level.INFO, "signing keys of an earlier run are at hand: " + file);
                } catch (KeyFetchException e) {
                    LOG.log(
                            Level.WARNING,
                            "signing keys of an earlier run are not used: " + file + ": " + e.getMessage());
                }
            }
        }
        return new PublishedKeys(kept);
    }

    private KeySet usable(KeptDocuments documents, Instant now) throws KeyFetchException {
        KeySet keys = documents.keySet(settings);
        if (!now.isBefore(keys.usableUntil()) || documents.fetchedAt().isAfter(now)) {
            throw new KeyFetchException("stale: fetched at " + documents.fetchedAt());
        }
        return keys;
    }
}
