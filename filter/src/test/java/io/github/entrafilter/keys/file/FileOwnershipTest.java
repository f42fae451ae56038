package io.github.entrafilter.keys.file;

import static java.nio.file.attribute.AclEntryPermission.APPEND_DATA;
import static java.nio.file.attribute.AclEntryPermission.EXECUTE;
import static java.nio.file.attribute.AclEntryPermission.READ_DATA;
import static java.nio.file.attribute.AclEntryPermission.WRITE_ACL;
import static java.nio.file.attribute.AclEntryPermission.WRITE_DATA;
import static java.nio.file.attribute.AclEntryPermission.WRITE_OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileOwnershipTest {

    private static final UserPrincipal USER = () -> "user";
    private static final UserPrincipal OTHER = () -> "other";

    @TempDir
    private Path folder;

    @Test
    void own_file_in_own_folder_is_trusted() throws IOException {
        Path file = Files.createTempFile(folder, "keys", "");
        UserPrincipal user = FileOwnership.userIn(folder);
        assertThatCode(() -> {
                    FileOwnership.requireFolder(folder, user);
                    FileOwnership.requireFile(file, user);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void probe_for_the_user_leaves_nothing_behind() throws IOException {
        assertThat(FileOwnership.userIn(folder)).isEqualTo(Files.getOwner(folder));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void file_of_another_user_is_not_trusted() throws IOException {
        Path file = Files.createTempFile(folder, "keys", "");
        assertThatIOException()
                .isThrownBy(() -> FileOwnership.requireFile(file, OTHER))
                .withMessageContaining("belongs to")
                .withMessageContaining("user other");
    }

    /** A user who may write a folder can replace its files; a sticky folder above protects those of other users. */
    @ParameterizedTest
    @CsvSource({
        "rwx------, rwx------, ''",
        "rwxr-xr-x, rwxr-xr-x, ''",
        "rwxrwxr-x, rwx------, is writable by other users",
        "rwxr-xrwx, rwx------, is writable by other users",
        "rwx-w----, rwx------, is writable by other users",
        "rwx----w-, rwx------, is writable by other users",
        "rwxrwxrwt, rwx------, is writable by other users",
        "rwx------, rwxrwxr-x, can be replaced by other users",
        "rwx------, rwxr-xrwx, can be replaced by other users",
        "rwx------, rwxrwxrwx, can be replaced by other users",
        "rwx------, rwx-w----, can be replaced by other users",
        "rwx------, rwxrwxrwt, ''",
        "rwx------, rwxrwxr-t, ''"
    })
    @EnabledOnOs(OS.LINUX)
    void folder_is_trusted_where_no_other_user_may_write_it_or_the_one_above(
            String permissions, String permissionsAbove, String problem) throws IOException {
        Path above = Files.createDirectory(folder.resolve("above"));
        Path inner = Files.createDirectory(above.resolve("inner"));
        setMode(inner, permissions);
        setMode(above, permissionsAbove);

        assertThat(problemOf(inner, FileOwnership.userIn(folder))).contains(problem);
        assertThat(problemOf(inner, FileOwnership.userIn(folder)).isEmpty()).isEqualTo(problem.isEmpty());
    }

    /** However far up. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void folder_below_one_that_others_may_write_is_not_trusted_at_any_depth() throws IOException {
        Path above = folder.resolve("above");
        Path inner = createOwn(above.resolve("a/b/c"));
        setMode(above, "rwxrwxrwx");

        assertThat(problemOf(inner, FileOwnership.userIn(folder)))
                .contains(inner + " can be replaced by other users, who may write " + above + ";");
    }

    /** Its owner could move it, and make another one in its place. Only root may give a folder away. */
    @ParameterizedTest
    @CsvSource({"above, can be replaced by nobody", "above/inner, belongs to nobody"})
    @EnabledOnOs(OS.LINUX)
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void folder_of_another_user_is_not_trusted(String given, String problem) throws IOException {
        Path inner = createOwn(folder.resolve("above/inner"));
        UserPrincipal user = FileOwnership.userIn(folder);
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        assertThat(Files.setOwner(folder.resolve(given), nobody)).exists();

        assertThat(problemOf(inner, user)).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"rw-------, ''", "rw-r--r--, ''", "rw--w----, is writable", "rw-----w-, is writable"})
    @EnabledOnOs(OS.LINUX)
    void file_is_trusted_where_no_other_user_may_write_it(String permissions, String problem) throws IOException {
        Path file = Files.createTempFile(folder, "keys", "");
        setMode(file, permissions);
        UserPrincipal user = FileOwnership.userIn(folder);
        if (problem.isEmpty()) {
            assertThatCode(() -> FileOwnership.requireFile(file, user)).doesNotThrowAnyException();
        } else {
            assertThatIOException()
                    .isThrownBy(() -> FileOwnership.requireFile(file, user))
                    .withMessageContaining(problem);
        }
    }

    private static String problemOf(Path place, UserPrincipal user) {
        try {
            FileOwnership.requireFolder(place, user);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A folder, with those above it, that no other user may write, whatever the umask is. */
    private static Path createOwn(Path path) throws IOException {
        return Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** As {@code ls} writes it; a t at the end is the sticky bit. */
    private static void setMode(Path place, String permissions) throws IOException {
        int mode = permissions.endsWith("t") ? 0b1_000_000_000 : 0;
        for (int i = 0; i < permissions.length(); i++) {
            mode |= permissions.charAt(i) == '-' ? 0 : 1 << (permissions.length() - 1 - i);
        }
        assertThat(Files.setAttribute(place, "unix:mode", mode)).exists();
    }

    static Stream<Arguments> accessControlLists() {
        return Stream.of(
                arguments("an empty list", List.of(), false),
                arguments("the user writes", List.of(allowed(USER, WRITE_DATA)), false),
                arguments("another reads", List.of(allowed(OTHER, READ_DATA, EXECUTE)), false),
                arguments("another writes", List.of(allowed(USER, WRITE_DATA), allowed(OTHER, WRITE_DATA)), true),
                arguments("another appends", List.of(allowed(OTHER, READ_DATA, APPEND_DATA)), true),
                arguments("another changes permissions", List.of(allowed(OTHER, WRITE_ACL)), true),
                arguments("another takes ownership", List.of(allowed(OTHER, WRITE_OWNER)), true),
                arguments("another may not write", List.of(entry(AclEntryType.DENY, OTHER, WRITE_DATA)), false));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("accessControlLists")
    void access_control_list_lets_others_write(String what, List<AclEntry> acl, boolean writable) {
        assertThat(FileOwnership.isWritableByOthers(acl, USER)).as(what).isEqualTo(writable);
    }

    private static AclEntry allowed(UserPrincipal principal, AclEntryPermission... permissions) {
        return entry(AclEntryType.ALLOW, principal, permissions);
    }

    private static AclEntry entry(AclEntryType type, UserPrincipal principal, AclEntryPermission... permissions) {
        return AclEntry.newBuilder()
                .setType(type)
                .setPrincipal(principal)
                .setPermissions(permissions)
                .build();
    }
}
