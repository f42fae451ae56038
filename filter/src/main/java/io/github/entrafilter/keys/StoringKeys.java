package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Fetches keys from the authority, and saves what they were made from in a file for the next start. */
final class StoringKeys implements KeySource {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");

    private final KeySettings settings;
    private final Documents authority;
    private final Path keyStore;

    /** The versions whose files could not be written last time: logged once, not for each fetch. */
    private final Set<TokenVersion> unsaved = ConcurrentHashMap.newKeySet();

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
        KeyStoreFile file = new KeyStoreFile(keyStore, documents.version());
        try {
            file.write(documents.toJson());
            unsaved.remove(documents.version());
        } catch (IOException e) {
            if (unsaved.add(documents.version())) {
                LOG.log(Level.WARNING, "could not save signing keys to " + file + ": " + messageOf(e));
            }
        }
    }

    /** The keys that an earlier process has saved, as far as they can still be used. Logs why, where they cannot. */
    PublishedKeys kept(Instant now) {
        Map<TokenVersion, KeySet> kept = new EnumMap<>(TokenVersion.class);
        for (TokenVersion version : KeySource.setsFor(settings.versions())) {
            KeyStoreFile file = new KeyStoreFile(keyStore, version);
            if (file.exists()) {
                try {
                    kept.put(version, usable(KeptDocuments.parse(version, file.read()), now));
                    LOG.log(Level.INFO, "loaded cached signing keys from " + file);
                } catch (IOException | KeyFetchException e) {
                    LOG.log(
                            Level.WARNING,
                            "cached signing keys in " + file + " are not used, starting without them: " + messageOf(e));
                }
            }
        }
        return new PublishedKeys(kept);
    }

    /** The file system's own exceptions have the file's name as their message. */
    private static String messageOf(Exception e) {
        return e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
    }

    private KeySet usable(KeptDocuments documents, Instant now) throws KeyFetchException {
        KeySet keys = documents.keySet(settings);
        if (!now.isBefore(keys.usableUntil()) || documents.fetchedAt().isAfter(now)) {
            throw new KeyFetchException("fetched at " + documents.fetchedAt() + ", which is too long ago or ahead");
        }
        return keys;
    }
}
