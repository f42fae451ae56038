package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.graph.GraphObject;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Bicep file ends in what {@code provision.sh} ends in. */
class BicepTest {

    private final Map<String, GraphObject> resources =
            BicepReader.resources(Files.readString(Shell.root().resolve("samples/azure/bicep/main.bicep")));

    BicepTest() throws Exception {}

    @Test
    void the_application_is_as_the_manifest_says() throws Exception {
        assertThat(Registration.of(only("Microsoft.Graph/applications@v1.0"))).isEqualTo(Registration.ofManifest());
    }

    /** One with the client id would have to name the application within itself. */
    @Test
    void its_app_id_uri_is_one_that_every_tenant_allows() {
        assertThat(only("Microsoft.Graph/applications@v1.0").texts("identifierUris"))
                .containsExactly("api://${tenant().tenantId}/${name}");
    }

    @Test
    void clients_without_a_role_get_no_token() {
        assertThat(only("Microsoft.Graph/servicePrincipals@v1.0").members())
                .containsEntry("appRoleAssignmentRequired", true)
                .containsEntry("appId", "api.appId");
    }

    @Test
    void the_role_is_assigned_to_the_identity_only() throws Exception {
        assertThat(only("Microsoft.Graph/appRoleAssignedTo@v1.0").members())
                .containsEntry("principalId", "identity.properties.principalId")
                .containsEntry("resourceId", "servicePrincipal.id")
                .containsEntry(
                        "appRoleId", Registration.ofManifest().role("consumer").id());
        assertThat(resources.keySet()).containsExactlyInAnyOrder("identity", "api", "servicePrincipal", "consumer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module api 'other.bicep' = {}",
                "resource api 'Microsoft.Graph/applications@v1.0' = [for n in names: {}]",
                "resource api 'Microsoft.Graph/applications@v1.0' = { displayName: 'a\\'b' }",
                "resource api 'Microsoft.Graph/applications@v1.0' = { isEnabled: a ? true : false }",
                "resource api 'Microsoft.Graph/applications@v1.0' = {",
            })
    void what_the_reader_does_not_understand_is_an_error(String bicep) {
        assertThatThrownBy(() -> BicepReader.resources(bicep)).isInstanceOf(IllegalArgumentException.class);
    }

    private GraphObject only(String type) {
        return resources.values().stream()
                .filter(it -> it.text("@type").equals(type))
                .reduce((one, other) -> {
                    throw new AssertionError("There are several of " + type);
                })
                .orElseThrow();
    }
}
