package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file in which the last good keys of one token version outlive the process. Whoever can write it can sign tokens:
 * so only its owner may.
 */
final class KeyStoreFile {

    private static final long LARGEST = 2L * 1024 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOREIGN_HANDS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;

    /** The versions stand in files of their own beside each other: each is written whole, by itself. */
    KeyStoreFile(Path keyStore, TokenVersion version) {
        this.path = keyStore.resolveSibling(keyStore.getFileName() + ".v" + version.claim());
    }

    boolean exists() {
        return Files.exists(path);
    }

    String read() throws KeyFetchException {
        try {
            if (POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(FOREIGN_HANDS::contains)) {
                throw new KeyFetchException("others than its owner may write " + path);
            }
            if (Files.size(path) > LARGEST) {
                throw new KeyFetchException(path + " is larger than any key set");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KeyFetchException(path + " cannot be read: " + e, e);
        }
    }

    /** Whole or not at all: a reader, or a restart half-way, finds the old file or the new one. */
    void write(String text) throws KeyFetchException {
        try {
            Path folder = path.toAbsolutePath().getParent();
            FileAttribute<?>[] permissions = POSIX
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                    : new FileAttribute<?>[0];
            Path fresh = Files.createTempFile(folder, path.getFileName().toString(), ".new", permissions);
            try {
                writeThrough(fresh, text);
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new KeyFetchException(path + " cannot be written: " + e, e);
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
