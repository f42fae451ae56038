package io.github.entrafilter.localentra.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Microsoft Graph over HTTP. */
@LocalEntra
class GraphTest {

    private static final String APPLICATIONS = "/v1.0/applications";
    private static final String SERVICE_PRINCIPALS = "/v1.0/servicePrincipals";
    private static final String ROLE = "7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0001";
    private static final String UNKNOWN = "99999999-0b1d-4000-8000-000000000000";
    private static final String ORDERS_CLIENT = "33333333-0b1d-4000-8000-000000000000";
    private static final String STRANGER = "55555555-0b1d-4000-8000-000000000000";

    private static final String APPLICATION = """
            {'displayName': 'NAME',
             'api': {'requestedAccessTokenVersion': 2},
             'appRoles': [{'id': '7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0001', 'allowedMemberTypes': ['Application'],
                           'description': 'May read', 'displayName': 'Reader', 'isEnabled': true, 'value': 'reader'}],
             'optionalClaims': {'accessToken': [{'name': 'idtyp', 'essential': false}]}}""";

    private final Client graph;
    private final LocalEntraServer entra;

    GraphTest(LocalEntraServer entra) {
        this.entra = entra;
        this.graph = new Client(entra);
    }

    @Nested
    class Application {

        @Test
        void new_application_gets_its_own_ids() {
            Map<String, Object> created = create("created");

            assertThat(created).containsEntry("displayName", "created").containsKeys("id", "appId");
            assertThat(created.get("id")).isNotEqualTo(created.get("appId"));
            assertThat(graph.json(APPLICATIONS + "/" + created.get("id"))).isEqualTo(created);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "'displayName': 'NAME',  | ''                       | A value is required for property 'displayName'",
                    "'displayName': 'NAME'   | 'displayName': ''        | Invalid value specified for property 'displayName'",
                    "'displayName': 'NAME'   | 'displayName': 1         | Cannot convert the literal '1' to the expected type 'Edm.String'",
                    "'isEnabled': true       | 'isEnabled': 'true'      | Cannot convert the literal 'true' to the expected type 'Edm.Boolean'",
                    "'essential': false      | 'essential': 'false'     | Cannot convert the literal 'false' to the expected type 'Edm.Boolean'",
                    "'id': '7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0001', | '' | A value is required for property 'id' of resource 'AppRole'",
                    "'id': '7f1c0a52         | 'id': '                  | Cannot convert the literal '-6a0e-4d0c-9d0b-2b7d7a1c0001' to the expected type 'Edm.Guid'",
                    "'description': 'May read', | ''                    | A value is required for property 'description' of resource 'AppRole'",
                    "['Application']         | ['Robot']                | Invalid value specified for property 'allowedMemberTypes'",
                    "['Application']         | 'Application'            | Cannot convert the literal 'Application' to the expected type 'Collection'",
                    "Version': 2             | Version': '2'            | Invalid value specified for property 'requestedAccessTokenVersion'",
                    "Version': 2             | Version': 3              | Invalid value specified for property 'requestedAccessTokenVersion'",
                    "'api': {'requested      | 'api': {'accepted        | The property 'acceptedAccessTokenVersion' does not exist on type 'ApiApplication'",
                })
        void application_with_a_wrong_property_is_refused(String right, String wrong, String message) {
            String body = APPLICATION.replace(right, wrong.equals("''") ? "" : wrong);

            assertThat(body).isNotEqualTo(APPLICATION);
            assertRefused(post(APPLICATIONS, body), 400, "Request_BadRequest", message);
        }

        @Test
        void application_with_a_duplicate_role_is_refused() {
            String twice = APPLICATION.replace(
                    "'value': 'reader'}",
                    "'value': 'reader'}, {'id': '" + UNKNOWN
                            + "', 'allowedMemberTypes': ['User'], 'description': 'x', 'displayName': 'x', 'value': 'reader'}");

            assertRefused(post(APPLICATIONS, twice), 400, "Request_BadRequest", "duplicate values");
        }

        @Test
        void enabled_role_cannot_be_deleted() {
            String id = APPLICATIONS + "/" + create("keeps a role").get("id");

            assertRefused(
                    patch(id, "{'appRoles': []}"),
                    400,
                    "CannotDeleteOrUpdateEnabledEntitlement",
                    "unless disabled first");
            assertThat(patch(
                                    id,
                                    "{'appRoles': [{'id': '" + ROLE + "', 'allowedMemberTypes': ['Application'],"
                                            + " 'description': 'x', 'displayName': 'x', 'isEnabled': false, 'value': 'x'}]}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(patch(id, "{'appRoles': []}").statusCode()).isEqualTo(204);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "https://myapp.aztoso.com | HostNameNotOnVerifiedDomain | must use a verified domain",
                    "api://APP/               | Request_BadRequest          | Invalid value specified",
                    "api://free-to-choose     | Request_BadRequest          | Failed to add identifier URI",
                })
        void foreign_app_id_uri_is_refused(String uri, String code, String message) {
            Map<String, Object> created = json(post(APPLICATIONS, "{'displayName': 'with uris'}"));
            String body = "{'identifierUris': ['" + uri.replace("APP", String.valueOf(created.get("appId"))) + "']}";

            assertRefused(patch(APPLICATIONS + "/" + created.get("id"), body), 400, code, message);
        }

        @Test
        void version_2_application_may_have_any_api_uri() {
            Map<String, Object> created = create("free uri");

            assertThat(patch(APPLICATIONS + "/" + created.get("id"), "{'identifierUris': ['api://free-uri']}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(graph.json(APPLICATIONS + "/" + created.get("id")))
                    .containsEntry("identifierUris", List.of("api://free-uri"));
        }

        @Test
        void azure_cli_filter_finds_the_application() {
            Map<String, Object> created = create("it's found");
            Object appId = created.get("appId");
            patch(APPLICATIONS + "/" + created.get("id"), "{'identifierUris': ['api://" + appId + "']}");

            for (String filter : List.of(
                    "displayName eq 'it''s found'",
                    "startswith(displayName,'it''s f')",
                    "appId eq '" + appId + "'",
                    "identifierUris/any(s:s eq 'api://" + appId + "')",
                    "appId eq '" + appId + "' and startswith(displayName,'it')")) {
                assertThat(values(found(filter))).as(filter).hasSize(1);
            }
            assertThat(values(found("displayName eq 'it'"))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"displayName ne 'x'", "displayName eq x", "displayName eq 'x' and ", "nonsense"})
        void unsupported_filter_is_refused(String filter) {
            assertRefused(found(filter), 400, "Request_UnsupportedQuery", "Unsupported or invalid query filter");
        }

        @Test
        void select_limits_the_properties() {
            Map<String, Object> created = create("selected");

            assertThat(graph.json(APPLICATIONS + "/" + created.get("id") + "?$select=id,displayName"))
                    .containsOnlyKeys("@odata.context", "id", "displayName");
        }

        @Test
        void deleted_application_loses_its_service_principal_and_assignments() {
            Map<String, Object> application = create("short-lived");
            String resource = servicePrincipal(application);
            assign(resource, STRANGER);

            assertThat(graph.delete(APPLICATIONS + "/" + application.get("id")).statusCode())
                    .isEqualTo(204);

            assertRefused(graph.get(SERVICE_PRINCIPALS + "/" + resource), 404, "Request_ResourceNotFound", resource);
            assertThat(assignmentsOf(STRANGER))
                    .noneMatch(it -> it.text("resourceId").equals(resource));
        }

        @Test
        void unknown_application_is_not_found() {
            assertRefused(graph.get(APPLICATIONS + "/" + UNKNOWN), 404, "Request_ResourceNotFound", UNKNOWN);
            assertRefused(graph.get(APPLICATIONS + "/x"), 400, "Request_BadRequest", "Invalid object identifier 'x'");
        }

        @Test
        void body_without_json_content_type_is_refused() {
            assertRefused(
                    graph.post(APPLICATIONS, Map.of("displayName", "x")), 400, "BadRequest", "Content-Type header");
            assertRefused(graph.send("POST", APPLICATIONS, Map.of()), 400, "Request_BadRequest", "displayName");
        }

        @Test
        void web_page_cannot_change_an_application() {
            assertThat(graph.get(APPLICATIONS, "Origin", "https://elsewhere.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Nested
    class ServicePrincipals {

        @Test
        void service_principal_requires_an_application() {
            assertRefused(
                    post(SERVICE_PRINCIPALS, "{'appId': '" + UNKNOWN + "'}"),
                    400,
                    "NoBackingApplicationObject",
                    UNKNOWN);
        }

        @Test
        void second_service_principal_of_an_application_is_refused() {
            Map<String, Object> application = create("alone");
            servicePrincipal(application);

            assertRefused(
                    post(SERVICE_PRINCIPALS, "{'appId': '" + application.get("appId") + "'}"),
                    409,
                    "Request_MultipleObjectsWithSameKeyValue",
                    "already in use");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "{'appRoleAssignmentRequired': 'true'} | expected type 'Edm.Boolean'",
                    "{'appId': '99999999-0b1d-4000-8000-000000000000'} | read-only",
                    "{'nonsense': true} | 'nonsense' does not exist on type 'ServicePrincipal'",
                })
        void read_only_property_of_a_service_principal_is_refused(String change, String message) {
            assertRefused(patch(SERVICE_PRINCIPALS + "/" + STRANGER, change), 400, "Request_BadRequest", message);
        }

        @Test
        void service_principal_has_roles_and_names_of_its_application() {
            Map<String, Object> application = create("roles and names");
            Map<String, Object> it = graph.json(SERVICE_PRINCIPALS + "/" + servicePrincipal(application));

            assertThat(it)
                    .containsEntry("displayName", "roles and names")
                    .containsEntry("appRoles", application.get("appRoles"))
                    .containsEntry("servicePrincipalNames", List.of(application.get("appId")));
        }

        @Test
        void managed_identity_has_a_service_principal_without_application() {
            assertThat(graph.json(SERVICE_PRINCIPALS + "/" + ORDERS_CLIENT))
                    .containsEntry("servicePrincipalType", "ManagedIdentity")
                    .containsEntry("appId", "33333333-c11d-4000-8000-000000000000");
        }
    }

    @Nested
    class Assignments {

        @Test
        void assignment_is_visible_from_both_ends() {
            String resource = servicePrincipal(create("both ends"));
            Map<String, Object> assignment = json(assign(resource, STRANGER));

            assertThat(assignmentsOf(STRANGER))
                    .extracting(GraphObject::id)
                    .contains(String.valueOf(assignment.get("id")));
            assertThat(values(graph.get(SERVICE_PRINCIPALS + "/" + resource + "/appRoleAssignedTo")))
                    .singleElement()
                    .matches(it -> it.text("principalId").equals(STRANGER));
        }

        @Test
        void duplicate_assignment_is_refused() {
            String resource = servicePrincipal(create("once"));
            assign(resource, STRANGER);

            assertRefused(
                    assign(resource, STRANGER),
                    400,
                    "Request_BadRequest",
                    "Permission being assigned already exists on the object");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "''           | RESOURCE   | ROLE    | 400 | to the expected type 'Edm.Guid'",
                    "STRANGER     | ''         | ROLE    | 400 | to the expected type 'Edm.Guid'",
                    "STRANGER     | RESOURCE   | ''      | 400 | to the expected type 'Edm.Guid'",
                    "UNKNOWN      | RESOURCE   | ROLE    | 404 | Resource 'UNKNOWN' does not exist",
                    "STRANGER     | STRANGER   | ROLE    | 400 | Not a valid reference update",
                    "STRANGER     | RESOURCE   | UNKNOWN | 400 | Permission being assigned was not found on application",
                    "ALICE        | RESOURCE   | ROLE    | 400 | Permission being assigned was not found on application",
                })
        void assignment_with_a_wrong_id_is_refused(
                String principal, String resource, String role, int status, String message) {
            String owner = servicePrincipal(create("fits"));
            String body = "{'principalId': 'P', 'resourceId': 'Q', 'appRoleId': 'R'}"
                    .replace("P'", id(principal, owner) + "'")
                    .replace("Q'", id(resource, owner) + "'")
                    .replace("R'", id(role, owner) + "'");

            HttpResponse<String> response = post(SERVICE_PRINCIPALS + "/" + owner + "/appRoleAssignedTo", body);

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(message(response)).contains(message.replace("UNKNOWN", UNKNOWN));
        }

        @Test
        void assignment_through_the_wrong_end_is_refused() {
            String resource = servicePrincipal(create("belongs"));

            assertRefused(
                    post(
                            SERVICE_PRINCIPALS + "/" + STRANGER + "/appRoleAssignedTo",
                            "{'principalId': '" + STRANGER + "', 'resourceId': '" + resource + "', 'appRoleId': '"
                                    + ROLE + "'}"),
                    400,
                    "Request_BadRequest",
                    "Not a valid reference update");
        }

        private String id(String name, String resource) {
            return Map.of(
                            "RESOURCE",
                            resource,
                            "STRANGER",
                            STRANGER,
                            "UNKNOWN",
                            UNKNOWN,
                            "ROLE",
                            ROLE,
                            "ALICE",
                            "77777777-0b1d-4000-8000-000000000000")
                    .getOrDefault(name, "");
        }
    }

    @Nested
    class Tokens {

        @Test
        void token_follows_the_registration() {
            Map<String, Object> application = create("registered");
            String resource = servicePrincipal(application);
            assign(resource, ORDERS_CLIENT);

            DecodedToken token = DecodedToken.of(issued(application));

            assertThat(token.claims())
                    .containsEntry("aud", application.get("appId"))
                    .containsEntry("ver", "2.0")
                    .containsEntry("idtyp", "app")
                    .containsEntry("roles", List.of("reader"));
        }

        @Test
        void token_lacks_a_withdrawn_role() {
            Map<String, Object> application = create("withdrawn");
            String resource = servicePrincipal(application);
            Object assignment = json(assign(resource, ORDERS_CLIENT)).get("id");

            graph.delete(SERVICE_PRINCIPALS + "/" + resource + "/appRoleAssignedTo/" + assignment);

            assertThat(DecodedToken.of(issued(application)).claims()).doesNotContainKey("roles");
        }

        @Test
        void token_without_required_role_is_refused() {
            Map<String, Object> application = create("required");
            String resource = servicePrincipal(application);
            patch(SERVICE_PRINCIPALS + "/" + resource, "{'appRoleAssignmentRequired': true}");

            assertThat(String.valueOf(asked(application).get("error_description")))
                    .startsWith("AADSTS501051");
        }

        @Test
        void token_for_an_application_without_service_principal_is_refused() {
            assertThat(String.valueOf(asked(create("no service principal")).get("error_description")))
                    .startsWith("AADSTS500011");
        }

        @Test
        void tokens_for_the_standard_apis_stay_the_same() {
            create("another");

            assertThat(DecodedToken.of(entra.token("orders-client", "orders").mint())
                            .claims())
                    .containsEntry("aud", "11111111-c11d-4000-8000-000000000000")
                    .containsEntry("roles", List.of("consumer"));
        }

        private Map<String, Object> asked(Map<String, Object> application) {
            return graph.json(
                    "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=" + application.get("appId"),
                    "Metadata",
                    "true");
        }

        private String issued(Map<String, Object> application) {
            return String.valueOf(asked(application).get("access_token"));
        }
    }

    @Nested
    class Owners {

        private final String me = String.valueOf(graph.json("/v1.0/me").get("id"));
        private final String owners = APPLICATIONS + "/" + create("owned").get("id") + "/owners";

        @Test
        void creator_owns_the_application() {
            assertThat(values(graph.get(owners))).extracting(GraphObject::id).containsExactly(me);
        }

        @Test
        void owner_is_added_once() {
            assertThat(add(ORDERS_CLIENT).statusCode()).isEqualTo(204);
            assertRefused(add(ORDERS_CLIENT), 400, "Request_BadRequest", "references already exist");
            assertThat(values(graph.get(owners))).extracting(GraphObject::id).containsExactly(me, ORDERS_CLIENT);
        }

        @Test
        void owner_is_removed() {
            String self = owners + "/" + me + "/$ref";

            assertThat(graph.send("DELETE", self, Map.of()).statusCode()).isEqualTo(204);
            assertThat(values(graph.get(owners))).isEmpty();
            assertThat(graph.send("DELETE", self, Map.of()).statusCode()).isEqualTo(404);
        }

        @Test
        void unknown_owner_is_refused() {
            assertThat(add(UNKNOWN).statusCode()).isEqualTo(404);
        }

        private HttpResponse<String> add(String id) {
            return post(
                    owners + "/$ref", "{'@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/" + id + "'}");
        }
    }

    @Nested
    class Replication {

        @Test
        void new_objects_become_visible_after_the_delay() {
            entra.directoryDelay(2);
            try {
                String id = APPLICATIONS + "/" + create("late").get("id");

                assertThat(graph.get(id).statusCode()).isEqualTo(404);
                assertThat(graph.get(id).statusCode()).isEqualTo(404);
                assertThat(graph.get(id).statusCode()).isEqualTo(200);
            } finally {
                entra.directoryDelay(0);
            }
        }
    }

    private Map<String, Object> create(String name) {
        return json(post(APPLICATIONS, APPLICATION.replace("NAME", name.replace("'", "\\u0027"))));
    }

    private String servicePrincipal(Map<String, Object> application) {
        return String.valueOf(json(post(SERVICE_PRINCIPALS, "{'appId': '" + application.get("appId") + "'}"))
                .get("id"));
    }

    private HttpResponse<String> assign(String resource, String principal) {
        return post(
                SERVICE_PRINCIPALS + "/" + resource + "/appRoleAssignedTo",
                "{'principalId': '" + principal + "', 'resourceId': '" + resource + "', 'appRoleId': '" + ROLE + "'}");
    }

    private List<GraphObject> assignmentsOf(String principal) {
        return values(graph.get(SERVICE_PRINCIPALS + "/" + principal + "/appRoleAssignments"));
    }

    private HttpResponse<String> found(String filter) {
        return graph.get(APPLICATIONS + "?$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String path, String body) {
        return graph.send("POST", path, parsed(body));
    }

    private HttpResponse<String> patch(String path, String body) {
        return graph.send("PATCH", path, parsed(body));
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSONObjectUtils.parse(json.replace('\'', '"'));
        } catch (ParseException e) {
            throw new AssertionError("Not a JSON object: " + json, e);
        }
    }

    private static Map<String, Object> json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Client.json(response);
    }

    private static List<GraphObject> values(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new GraphObject(Client.json(response)).objects("value");
    }

    private static String message(HttpResponse<String> response) {
        return error(response).text("message");
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code, String message) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(error(response).text("code")).isEqualTo(code);
        assertThat(message(response)).contains(message);
        assertThat(error(response).members()).containsOnlyKeys("code", "message", "innerError");
    }

    private static GraphObject error(HttpResponse<String> response) {
        return new GraphObject(Client.json(response)).object("error");
    }
}
