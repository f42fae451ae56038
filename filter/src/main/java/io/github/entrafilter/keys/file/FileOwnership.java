package io.github.entrafilter.keys.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether only one user can have written a file. Each check throws an {@link IOException} that names what others can
 * change, and how to fix it. Where there are no POSIX permissions, access control lists are checked as far as they can
 * be.
 */
final class FileOwnership {

    private static final int STICKY = 0b1_000_000_000;

    /** On Linux, this process: it belongs to its user, even where that user has no name. */
    private static final Path PROCESS = Path.of("/proc/self");

    private static final Set<AclEntryPermission> WRITING = EnumSet.of(
            AclEntryPermission.WRITE_DATA,
            AclEntryPermission.APPEND_DATA,
            AclEntryPermission.WRITE_ACL,
            AclEntryPermission.WRITE_OWNER);

    private FileOwnership() {}

    /**
     * This process's user, as the file system of this folder sees it: the owner of a new file there. In a read-only
     * folder, where there is none, the user that the operating system names.
     */
    static UserPrincipal userIn(Path folder) throws IOException {
        try {
            return ownerOfNewFileIn(folder);
        } catch (FileSystemException readOnly) {
            return userOfProcess();
        }
    }

    private static UserPrincipal userOfProcess() throws IOException {
        return Files.isDirectory(PROCESS)
                ? Files.getOwner(PROCESS)
                : ownerOfNewFileIn(Path.of(System.getProperty("java.io.tmpdir", "")));
    }

    private static UserPrincipal ownerOfNewFileIn(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".owner", ".tmp");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    static void requireFile(Path file, UserPrincipal user) throws IOException {
        requireNoLink(file);
        UserPrincipal owner = Files.getOwner(file, NOFOLLOW_LINKS);
        if (!owner.equals(user)) {
            throw new IOException(file + " belongs to " + owner.getName() + " and not to this process's user "
                    + user.getName() + "; delete it");
        }
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class, NOFOLLOW_LINKS);
        boolean shared = posix != null
                ? isWritableByOthers(posix.readAttributes().permissions())
                : acl != null && isWritableByOthers(acl.getAcl(), user);
        if (shared) {
            throw new IOException(file + " is writable by other users; delete it");
        }
    }

    /** A user who may write to a folder can put another file of this process's user in the place of this one. */
    static void requireFolder(Path folder, UserPrincipal user) throws IOException {
        requireNoLink(folder);
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        if (posix == null) {
            return;
        }
        UserPrincipal owner = posix.getOwner();
        if (!isTrusted(owner, folder, user)) {
            throw new IOException(folder + " belongs to " + owner.getName() + "; use a folder of " + user.getName());
        }
        if (isWritableByOthers(posix.readAttributes().permissions())) {
            throw new IOException(folder + " is writable by other users; use a folder of mode 0700");
        }
        requireAncestors(folder, user);
        requireAncestors(folder.toRealPath(), user);
    }

    /**
     * The owner of a folder, and each user who may write to it, can move its content; in a sticky one, only its owner.
     */
    private static void requireAncestors(Path folder, UserPrincipal user) throws IOException {
        for (Path above = folder.getParent(); above != null; above = above.getParent()) {
            UserPrincipal owner = Files.getOwner(above);
            if (!isTrusted(owner, above, user)) {
                throw new IOException(folder + " can be replaced by " + owner.getName() + ", who owns " + above
                        + "; use a folder of " + user.getName());
            }
            if (isWritableByOthers(Files.getPosixFilePermissions(above)) && !isSticky(above)) {
                throw new IOException(folder + " can be replaced by other users, who may write " + above
                        + "; use another folder, or remove their permission");
            }
        }
    }

    /** This process's user, or the one that the root folder belongs to. */
    private static boolean isTrusted(UserPrincipal owner, Path folder, UserPrincipal user) throws IOException {
        return owner.equals(user) || owner.equals(Files.getOwner(folder.getRoot()));
    }

    private static void requireNoLink(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a symbolic link; name the file itself");
        }
    }

    private static boolean isWritableByOthers(Set<PosixFilePermission> permissions) {
        return permissions.contains(GROUP_WRITE) || permissions.contains(OTHERS_WRITE);
    }

    private static boolean isSticky(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(folder, "unix:mode") instanceof Integer mode
                && (mode & STICKY) != 0;
    }

    static boolean isWritableByOthers(List<AclEntry> acl, UserPrincipal user) {
        return acl.stream()
                .filter(entry ->
                        entry.type() == AclEntryType.ALLOW && !entry.principal().equals(user))
                .anyMatch(entry -> entry.permissions().stream().anyMatch(WRITING::contains));
    }
}
