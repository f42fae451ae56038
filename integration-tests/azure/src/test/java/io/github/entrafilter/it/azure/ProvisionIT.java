package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.graph.GraphObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code provision.sh} leaves in the directory, and what it prints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvisionIT {

    private final SignedInTenant tenant = SignedInTenant.start();
    private final Graph graph = tenant.graph();
    private GraphObject application = new GraphObject(Map.of());
    private String printed = "";

    ProvisionIT() throws Exception {}

    @BeforeAll
    void provision() throws Exception {
        printed = tenant.provision("provisioned").out();
        application = graph.application("provisioned");
    }

    @AfterAll
    void stop() {
        tenant.close();
    }

    @Test
    void the_application_is_as_the_manifest_says() throws Exception {
        assertThat(Registration.of(application)).isEqualTo(Registration.ofManifest());
    }

    @Test
    void its_app_id_uri_is_one_that_every_tenant_allows() {
        assertThat(application.texts("identifierUris")).containsExactly("api://" + application.text("appId"));
    }

    @Test
    void clients_without_a_role_get_no_token() throws Exception {
        assertThat(graph.servicePrincipal("provisioned").members()).containsEntry("appRoleAssignmentRequired", true);
    }

    @Test
    void the_role_is_assigned_to_the_identity_only() throws Exception {
        assertThat(graph.assignedTo(graph.servicePrincipal("provisioned")))
                .extracting(it -> it.text("principalId"), it -> it.text("appRoleId"))
                .containsExactly(tuple(
                        SignedInTenant.CLIENT,
                        Registration.ofManifest().role("consumer").id()));
    }

    @Test
    void tokens_are_issued_from_what_was_provisioned() throws Exception {
        assertThat(graph.token("api://" + application.text("appId")).getClaims())
                .containsEntry("ver", "2.0")
                .containsEntry("idtyp", "app")
                .containsEntry("oid", SignedInTenant.CLIENT)
                .containsEntry("roles", List.of("consumer"));
    }

    @Test
    void the_settings_of_the_service_are_printed() {
        assertThat(printed.lines())
                .contains(
                        "ENTRA_TENANT_ID=" + tenant.entra().tenantId(),
                        "ENTRA_CLIENT_ID=" + application.text("appId"),
                        "ENTRA_AUTHORITY=" + tenant.entra().authority());
    }

    @Test
    void the_lines_of_its_web_xml_are_printed() {
        assertThat(printed)
                .contains("<filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>")
                .contains("<param-name>roles-allowed</param-name><param-value>consumer</param-value>");
    }

    @Test
    void what_is_there_stays_as_it_is_when_provisioned_again() throws Exception {
        List<GraphObject> before = graph.everything();

        tenant.provision("provisioned");

        assertThat(graph.everything()).isEqualTo(before);
    }

    @Test
    void what_somebody_has_changed_is_put_right_when_provisioned_again() throws Exception {
        tenant.provision("spoilt");
        GraphObject spoilt = graph.application("spoilt");
        graph.patch("/v1.0/applications/" + spoilt.id(), "{\"optionalClaims\":{\"accessToken\":[]}}");
        String servicePrincipal = graph.servicePrincipal("spoilt").id();
        graph.patch("/v1.0/servicePrincipals/" + servicePrincipal, "{\"appRoleAssignmentRequired\":false}");

        tenant.provision("spoilt");

        assertThat(Registration.of(graph.application("spoilt"))).isEqualTo(Registration.ofManifest());
        assertThat(graph.servicePrincipal("spoilt").members()).containsEntry("appRoleAssignmentRequired", true);
    }

    @Test
    void what_others_have_added_stays_when_provisioned_again() throws Exception {
        tenant.provision("shared");
        GraphObject before = graph.application("shared");
        List<Object> roles = new ArrayList<>(
                before.objects("appRoles").stream().map(GraphObject::members).toList());
        roles.add(Map.of(
                "id", "99999999-0001-4000-8000-000000000000",
                "allowedMemberTypes", List.of("User"),
                "displayName", "Auditor",
                "description", "May  `read` 'all'",
                "isEnabled", true,
                "value", "audit`or"));
        graph.patch(
                "/v1.0/applications/" + before.id(),
                JSONObjectUtils.toJSONString(Map.of(
                        "appRoles", roles,
                        "identifierUris", List.of("https://shared.local-entra.example"),
                        "optionalClaims",
                                Map.of(
                                        "accessToken",
                                                List.of(
                                                        Map.of("name", "ipaddr"),
                                                        Map.of(
                                                                "name",
                                                                "idtyp",
                                                                "additionalProperties",
                                                                List.of("include_user_token"))),
                                        "idToken", List.of(Map.of("name", "acct"))))));

        String printed = tenant.provision("shared").err();

        GraphObject after = graph.application("shared");
        assertThat(after.objects("appRoles"))
                .extracting(it -> it.text("value"), it -> it.text("description"))
                .contains(
                        tuple("audit`or", "May  `read` 'all'"),
                        tuple("admin", "Admins can change what others have made"));
        assertThat(after.object("optionalClaims").objects("accessToken"))
                .extracting(it -> it.text("name"), it -> it.texts("additionalProperties"))
                .contains(
                        tuple("ipaddr", List.of()),
                        tuple("idtyp", List.of("include_user_token")),
                        tuple("xms_cc", List.of()));
        assertThat(after.object("optionalClaims").objects("idToken"))
                .extracting(it -> it.text("name"))
                .containsExactly("acct");
        assertThat(after.texts("identifierUris"))
                .containsExactly("https://shared.local-entra.example", "api://" + after.text("appId"));
        assertThat(printed)
                .contains("Roles and claims   as in manifest.json (changed):", "App ID URI         api://")
                .containsPattern("(?m)^\\+ +\"name\" : \"xms_cc\"")
                .doesNotContainPattern("(?m)^[-+].*(audit|ipaddr|consumer)");
        assertThat(tenant.provision("shared").err()).contains("as in manifest.json (were there)");
    }

    @Test
    void a_role_that_somebody_has_made_by_hand_is_the_one() throws Exception {
        graph.post("/v1.0/applications", """
                {"displayName": "by-hand", "appRoles": [{"id": "99999999-0002-4000-8000-000000000000",
                  "allowedMemberTypes": ["Application"], "displayName": "c", "description": "c", "isEnabled": true,
                  "value": "consumer"}]}""");

        tenant.provision("by-hand");

        assertThat(graph.assignedTo(graph.servicePrincipal("by-hand")))
                .extracting(it -> it.text("appRoleId"))
                .containsExactly("99999999-0002-4000-8000-000000000000");
        assertThat(graph.application("by-hand").objects("appRoles"))
                .extracting(it -> it.text("value"))
                .containsExactlyInAnyOrder("consumer", "admin");
    }

    @Test
    void an_application_of_others_is_adopted_when_named_by_its_client_id() throws Exception {
        graph.post("/v1.0/applications", "{\"displayName\":\"of-others\"}");
        graph.post("/v1.0/applications", "{\"displayName\":\"of-others\"}");
        GraphObject one = graph.application("of-others");
        graph.delete("/v1.0/applications/" + one.id() + "/owners/aaaaaaaa-0b1d-4000-8000-000000000000/$ref");

        tenant.run("samples/azure/provision.sh --name of-others --client-id " + one.text("appId")
                + SignedInTenant.IDENTITY);

        assertThat(Registration.of(graph.application("of-others"))).isEqualTo(Registration.ofManifest());
    }

    @Test
    void its_url_becomes_an_app_id_uri() throws Exception {
        String url = "https://api.local-entra.example/orders";

        Shell.Result result = tenant.run(
                "samples/azure/provision.sh --name with-url --resource-url " + url + SignedInTenant.IDENTITY);

        GraphObject registered = graph.application("with-url");
        assertThat(registered.texts("identifierUris")).containsExactly("api://" + registered.text("appId"), url);
        assertThat(result.out().lines()).contains("ENTRA_RESOURCE_URL=" + url);
        assertThat(graph.token(url).getAudience()).containsExactly(registered.text("appId"));
    }

    @Test
    void a_dry_run_says_what_it_would_do_and_changes_nothing() throws Exception {
        List<GraphObject> before = graph.everything();

        Shell.Result result = tenant.run("samples/azure/provision.sh --name dry --dry-run" + SignedInTenant.IDENTITY);

        assertThat(result.err()).contains("would run: az ad app create --display-name dry");
        assertThat(graph.everything()).isEqualTo(before);
    }

    /** The identity is new as well, and a second run follows at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void provisioning_waits_for_the_directory(int missed) throws Exception {
        String name = "late-" + missed;
        tenant.entra().directoryDelay(missed);
        try {
            tenant.run("az identity create --resource-group orders --name orders-client");
            tenant.provision(name);
            tenant.run("samples/azure/provision.sh --role admin --name " + name + SignedInTenant.IDENTITY);
        } finally {
            tenant.entra().directoryDelay(0);
        }

        assertThat(graph.applications(name)).hasSize(1);
        assertThat(Registration.of(graph.application(name))).isEqualTo(Registration.ofManifest());
        assertThat(graph.assignedTo(graph.servicePrincipal(name))).hasSize(2);
    }
}
