package io.github.entrafilter.keys.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * The file in which the last good keys of one token version outlive the process. Write access to it amounts to signing
 * tokens, so it is reserved to this process's user.
 */
public final class KeyStoreFile {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");

    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final String TEMPORARY = ".new";

    /** Another process may write to the same folder now. */
    private static final Duration MAX_WRITE = Duration.ofMinutes(1);

    private final Path folder;
    private final Path path;

    /** The versions have files of their own next to each other: each is written whole, by itself. */
    public KeyStoreFile(Path keyStore, TokenVersion version) {
        this.path = keyStore.resolveSibling(keyStore.getFileName() + ".v" + version.claim())
                .toAbsolutePath();
        this.folder = Objects.requireNonNullElse(path.getParent(), path);
    }

    /** Whether anything has its name; a link counts, wherever it leads. */
    public boolean exists() {
        return Files.exists(path, NOFOLLOW_LINKS);
    }

    /**
     * Reads the file; its folder may be read-only.
     *
     * @throws IOException also where another user can have written it
     */
    public String read() throws IOException {
        UserPrincipal user = FileOwnership.userIn(folder);
        FileOwnership.requireFolder(folder, user);
        FileOwnership.requireFile(path, user);
        try (InputStream file = Files.newInputStream(path, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
            byte[] bytes = file.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(path + " is larger than any key set");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * Writes the file whole or not at all: a reader, or a restart half-way, finds the old file or the new one.
     *
     * @throws IOException also where another user can replace it: it would not be read again
     */
    public void write(String text) throws IOException {
        // Where there are POSIX permissions, Java creates temporary files for their owner alone.
        Path fresh = Files.createTempFile(folder, path.getFileName().toString(), TEMPORARY);
        try {
            UserPrincipal user = Files.getOwner(fresh);
            FileOwnership.requireFolder(folder, user);
            restrict(fresh, user);
            writeThrough(fresh, text);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Deletes temporary files that killed writers have left. Recent ones stay, as a writer may still need them. */
    public void deleteLeftovers() {
        String name = path.getFileName().toString();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + "*" + TEMPORARY)) {
            Instant recent = Instant.now().minus(MAX_WRITE);
            for (Path file : files) {
                if (Files.getLastModifiedTime(file, NOFOLLOW_LINKS).toInstant().isBefore(recent)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.DEBUG, "could not delete temporary files next to " + path, e);
        }
    }

    private static void restrict(Path file, UserPrincipal user) throws IOException {
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl != null) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(user)
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }

    private static void writeThrough(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
