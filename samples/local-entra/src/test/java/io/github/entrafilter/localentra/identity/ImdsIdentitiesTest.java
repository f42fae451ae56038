package io.github.entrafilter.localentra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.ManagedIdentity.Kind;
import io.github.entrafilter.localentra.directory.ManagedIdentity.Placement;
import io.github.entrafilter.localentra.http.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImdsIdentitiesTest {

    private static final ManagedIdentity SYSTEM = identity('1', Kind.SYSTEM_ASSIGNED, Placement.THIS_MACHINE);
    private static final ManagedIdentity USER = identity('2', Kind.USER_ASSIGNED, Placement.THIS_MACHINE);
    private static final ManagedIdentity ELSEWHERE = identity('3', Kind.USER_ASSIGNED, Placement.ELSEWHERE);

    @Test
    void system_assigned_identity_is_the_default() throws Exception {
        assertThat(machine(USER, SYSTEM).identity(Parameters.NONE)).isEqualTo(SYSTEM);
    }

    @Test
    void only_user_assigned_identity_is_the_default() throws Exception {
        assertThat(machine(ELSEWHERE, USER).identity(Parameters.NONE)).isEqualTo(USER);
    }

    @Test
    void machine_without_identity_refuses() {
        assertThatThrownBy(() -> machine(ELSEWHERE).identity(Parameters.NONE))
                .isInstanceOf(IdentityNotFoundException.class)
                .hasMessage("Identity not found");
    }

    private static ImdsIdentities machine(ManagedIdentity... identities) {
        return new ImdsIdentities(new Directory(
                "aaaaaaaa-0000-4000-8000-000000000000",
                List.of(),
                List.of(identities),
                List.of(),
                List.of(),
                List.of()));
    }

    private static ManagedIdentity identity(char digit, Kind kind, Placement placement) {
        String eight = String.valueOf(digit).repeat(8);
        return new ManagedIdentity(
                "identity-" + digit,
                eight + "-c11d-4000-8000-000000000000",
                eight + "-0b1d-4000-8000-000000000000",
                kind,
                "/identities/" + digit,
                placement);
    }
}
