package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * The PowerShell lines of {@code samples/README.md} end in what {@code provision.sh} ends in. They are read, not run.
 */
class PowerShellTest {

    private final String page = Files.readString(Shell.root().resolve("samples/README.md"));
    private final String lines = page.replaceAll("(?s).*```powershell\n(.*?)```.*", "$1");

    PowerShellTest() throws Exception {}

    @Test
    void the_application_is_as_the_manifest_says() {
        assertThat(lines)
                .contains("$manifest = Get-Content samples/azure/manifest.json")
                .contains("New-MgApplication -BodyParameter ($manifest + ");
    }

    @Test
    void its_app_id_uri_is_one_that_every_tenant_allows() {
        assertThat(lines).contains("-IdentifierUris \"api://$($app.AppId)\"");
    }

    @Test
    void clients_without_a_role_get_no_token() {
        assertThat(lines).contains("-AppId $app.AppId -AppRoleAssignmentRequired:$true");
    }

    @Test
    void the_role_is_assigned_to_the_identity_only() {
        assertThat(lines)
                .contains("$role = ($manifest.appRoles | Where-Object value -eq consumer).id")
                .containsOnlyOnce("New-MgServicePrincipalAppRoleAssignedTo")
                .contains("-ServicePrincipalId $api.Id -ResourceId $api.Id -PrincipalId $client -AppRoleId $role");
    }
}
