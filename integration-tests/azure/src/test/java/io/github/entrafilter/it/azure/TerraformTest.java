package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import io.github.entrafilter.it.azure.Registration.Role;
import io.github.entrafilter.localentra.graph.GraphObject;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Terraform file ends in what {@code provision.sh} ends in. */
class TerraformTest {

    private final String text = Files.readString(Shell.root().resolve("samples/azure/terraform/main.tf"));
    private final GraphObject resources = new GraphObject(new HCLParser().parse(text)).object("resource");

    TerraformTest() throws Exception {}

    @Test
    void the_application_is_as_the_manifest_says() throws Exception {
        assertThat(registration(resource("azuread_application", "api"))).isEqualTo(Registration.ofManifest());
    }

    @Test
    void clients_without_a_role_get_no_token() {
        assertThat(resource("azuread_service_principal", "api").members())
                .containsEntry("app_role_assignment_required", true);
    }

    @Test
    void one_role_is_assigned() {
        assertThat(resources.object("azuread_app_role_assignment").members()).containsOnlyKeys("consumer");
    }

    /** The parser does not keep references, so these are compared as they are written. */
    @Test
    void what_refers_to_what() {
        assertThat(text.replaceAll(" +", " "))
                .contains("identifier_uri = \"api://${azuread_application.api.client_id}\"")
                .contains("\n client_id = azuread_application.api.client_id")
                .contains("app_role_id = azuread_service_principal.api.app_role_ids[\"consumer\"]")
                .contains("principal_object_id = var.principal_id")
                .contains("resource_object_id = azuread_service_principal.api.object_id");
    }

    /** The provider has names of its own for what Graph has. */
    private static Registration registration(GraphObject application) {
        return new Registration(
                application.text("sign_in_audience"),
                blocks(application, "api")
                        .get(0)
                        .of("requested_access_token_version", Number.class)
                        .map(Number::longValue)
                        .orElse(0L),
                blocks(application, "app_role").stream()
                        .map(TerraformTest::role)
                        .collect(Collectors.toSet()),
                blocks(application, "optional_claims").stream()
                        .flatMap(it -> blocks(it, "access_token").stream())
                        .map(it -> it.text("name"))
                        .collect(Collectors.toSet()));
    }

    private static Role role(GraphObject block) {
        return new Role(
                block.text("id"),
                block.text("value"),
                block.text("display_name"),
                block.text("description"),
                block.texts("allowed_member_types"),
                String.valueOf(block.members().get("enabled")));
    }

    private GraphObject resource(String type, String name) {
        return resources.object(type).object(name);
    }

    /** A block that stands once is an object, and one that stands several times a list. */
    private static List<GraphObject> blocks(GraphObject owner, String name) {
        List<GraphObject> several = owner.objects(name);
        return several.isEmpty() ? List.of(owner.object(name)) : several;
    }
}
