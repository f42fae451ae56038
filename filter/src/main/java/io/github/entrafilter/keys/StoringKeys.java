package io.github.entrafilter.keys;

import io.github.entrafilter.keys.file.KeyStoreFile;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Fetches keys from the authority, and saves the documents that they were made of in files for the next start. */
final class StoringKeys implements KeySource {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");

    /** Two machines' clocks may differ so much. */
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /**
     * The age of keys from further ahead is unknown: the clock was wrong when they were saved, or is wrong now. They
     * serve for so long, to survive a restart in an outage.
     */
    private static final Duration MAX_USE_OF_UNKNOWN_AGE = Duration.ofHours(1);

    private final Metadata metadata;
    private final Metadata.Documents authority;
    private final KeySettings settings;
    private final Path keyStore;
    private final InstantSource wall;

    /** The versions whose files could not be written last time: logged once, not for each fetch. */
    private final Set<TokenVersion> unsaved = ConcurrentHashMap.newKeySet();

    StoringKeys(
            Metadata metadata, Metadata.Documents authority, KeySettings settings, Path keyStore, InstantSource wall) {
        this.metadata = metadata;
        this.authority = authority;
        this.settings = settings;
        this.keyStore = keyStore;
        this.wall = wall;
    }

    @Override
    public KeySet fetch(TokenVersion version) throws KeyFetchException {
        Map<String, Object> seen = new LinkedHashMap<>();
        KeySet keys = metadata.fetch(version, address -> {
            Map<String, Object> document = authority.get(address);
            seen.put(address.toString(), document);
            return document;
        });
        save(new KeptDocuments(version, wall.instant(), seen));
        return keys;
    }

    /** A file that cannot be written is the next start's loss, not this one's. */
    private void save(KeptDocuments documents) {
        KeyStoreFile file = new KeyStoreFile(keyStore, documents.version());
        try {
            file.write(documents.toJson());
            unsaved.remove(documents.version());
        } catch (ClosedByInterruptException stopped) {
            LOG.log(Level.DEBUG, "stopped while saving signing keys to " + file);
        } catch (IOException | RuntimeException | Error e) {
            if (unsaved.add(documents.version())) {
                LOG.log(Level.WARNING, "could not save signing keys to " + file + ": " + messageOf(e));
            }
        }
    }

    /** The keys that an earlier process has saved, as far as they can still be used; logs why, where they cannot. */
    AgedKeys cached(Duration now) {
        AgedKeys cached = AgedKeys.NONE;
        for (TokenVersion version : KeySource.setsFor(settings.versions())) {
            KeyStoreFile file = new KeyStoreFile(keyStore, version);
            file.deleteLeftovers();
            if (file.exists()) {
                try {
                    KeptDocuments documents = KeptDocuments.parse(version, file.read());
                    Duration usable = usable(documents.fetchedAt(), file);
                    cached = cached.with(Map.of(version, documents.keySet(metadata)), now.plus(usable));
                    LOG.log(Level.INFO, "loaded cached signing keys from " + file);
                } catch (IOException | KeyFetchException e) {
                    LOG.log(
                            Level.WARNING,
                            "cached signing keys in " + file + " are not used, starting without them: " + messageOf(e));
                }
            }
        }
        return cached;
    }

    /** The time for which keys of this date may still be used. */
    private Duration usable(Instant fetchedAt, KeyStoreFile file) throws IOException {
        Duration age = Duration.between(fetchedAt, wall.instant());
        Duration lastKnownGood = settings.lastKnownGood();
        if (age.compareTo(lastKnownGood) >= 0 || age.negated().compareTo(lastKnownGood) > 0) {
            throw new IOException("fetched at " + fetchedAt + ", which is too long ago or ahead of the clock");
        }
        if (age.negated().compareTo(MAX_AHEAD) > 0) {
            Duration use = min(MAX_USE_OF_UNKNOWN_AGE, lastKnownGood);
            LOG.log(
                    Level.WARNING,
                    "cached signing keys in " + file + " are dated " + RefreshLog.text(age.negated())
                            + " ahead of the clock; using them for " + RefreshLog.text(use) + " at most");
            return use;
        }
        return min(lastKnownGood.minus(age), lastKnownGood);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The file system's own exceptions have nothing but the file's name as their message. */
    private static String messageOf(Throwable e) {
        return !(e instanceof IOException || e instanceof KeyFetchException) || e instanceof FileSystemException
                ? e.toString()
                : String.valueOf(e.getMessage());
    }
}
