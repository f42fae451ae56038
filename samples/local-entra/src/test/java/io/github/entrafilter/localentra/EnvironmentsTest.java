package io.github.entrafilter.localentra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

@LocalEntra
class EnvironmentsTest {

    @Test
    void lead_a_service_to_its_tenant(LocalEntraServer entra) {
        assertThat(entra.environmentForApi("orders"))
                .isEqualTo(Map.of(
                        "ENTRA_TENANT_ID", "aaaaaaaa-0000-4000-8000-000000000000",
                        "ENTRA_CLIENT_ID", "11111111-c11d-4000-8000-000000000000",
                        "ENTRA_AUDIENCES", "api://11111111-c11d-4000-8000-000000000000",
                        "ENTRA_AUTHORITY", entra.authority().toString()));
    }

    @Test
    void are_for_known_services_only(LocalEntraServer entra) {
        assertThatIllegalArgumentException().isThrownBy(() -> entra.environmentForApi("nothing"));
    }

    @Test
    void lead_a_client_to_its_managed_identity(LocalEntraServer entra) {
        assertThat(entra.environmentForManagedIdentity())
                .isEqualTo(Map.of(
                        "AZURE_POD_IDENTITY_AUTHORITY_HOST", entra.authority().toString()));
        assertThat(entra.environmentForAppService())
                .containsOnlyKeys("IDENTITY_ENDPOINT", "IDENTITY_HEADER")
                .containsEntry("IDENTITY_ENDPOINT", entra.authority() + "/msi/token");
    }
}
