package io.github.entrafilter.keys;

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
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
