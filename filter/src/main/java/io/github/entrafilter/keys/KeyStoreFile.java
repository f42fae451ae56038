package io.github.entrafilter.keys;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * The file in which the last good keys of one token version outlive the process. Whoever can write it can sign tokens:
 * so only this process's user may.
 */
final class KeyStoreFile {

    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final Path folder;
    private final Path path;

    /** The versions have files of their own next to each other: each is written whole, by itself. */
    KeyStoreFile(Path keyStore, TokenVersion version) {
        this.path = keyStore.resolveSibling(keyStore.getFileName() + ".v" + version.claim())
                .toAbsolutePath();
        this.folder = Objects.requireNonNullElse(path.getParent(), path);
    }

    /** Whether there is something under its name; a link counts, wherever it leads. */
    boolean exists() {
        return Files.exists(path, NOFOLLOW_LINKS);
    }

    /**
     * What the file says.
     *
     * @throws IOException also where others can have written it
     */
    String read() throws IOException {
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
     * @throws IOException also where others can replace it, so that nobody would read it
     */
    void write(String text) throws IOException {
        // Where there are POSIX permissions, Java creates temporary files for their owner alone.
        Path fresh = Files.createTempFile(folder, path.getFileName().toString(), ".new");
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
