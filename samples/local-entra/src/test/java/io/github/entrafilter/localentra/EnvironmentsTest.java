package io.github.entrafilter.localentra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

@LocalEntra
class EnvironmentsTest {

    @Test
    void service_environment_names_tenant_client_and_authority(LocalEntraServer entra) {
        assertThat(entra.environmentForApi("orders"))
                .isEqualTo(Map.of(
                        "ENTRA_TENANT_ID", "aaaaaaaa-0000-4000-8000-000000000000",
                        "ENTRA_CLIENT_ID", "11111111-c11d-4000-8000-000000000000",
                        "ENTRA_AUDIENCES", "api://11111111-c11d-4000-8000-000000000000",
                        "ENTRA_AUTHORITY", entra.authority().toString()));
    }

    @Test
    void environment_of_an_unknown_service_is_refused(LocalEntraServer entra) {
        assertThatIllegalArgumentException().isThrownBy(() -> entra.environmentForApi("nothing"));
    }

    @Test
    void client_environment_names_the_metadata_service(LocalEntraServer entra) {
        assertThat(entra.environmentForManagedIdentity())
                .isEqualTo(Map.of(
                        "AZURE_POD_IDENTITY_AUTHORITY_HOST", entra.authority().toString()));
        assertThat(entra.environmentForAppService())
                .containsOnlyKeys("IDENTITY_ENDPOINT", "IDENTITY_HEADER")
                .containsEntry("IDENTITY_ENDPOINT", entra.authority() + "/msi/token");
    }
}
