package io.github.entrafilter.localentra.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

    private static final String GOOD = """
            {
              'tenantId': 'aaaaaaaa-0000-4000-8000-000000000000',
              'applications': [{
                'name': 'orders',
                'clientId': '11111111-c11d-4000-8000-000000000000',
                'objectId': '11111111-0b1d-4000-8000-000000000000',
                'identifierUris': ['api://orders'],
                'appRoles': ['consumer']
              }],
              'managedIdentities': [{
                'name': 'client',
                'clientId': '33333333-c11d-4000-8000-000000000000',
                'objectId': '33333333-0b1d-4000-8000-000000000000',
                'kind': 'system',
                'resourceId': '/machines/one',
                'assignedToThisMachine': true
              }],
              'users': [{'name': 'alice', 'objectId': '77777777-0b1d-4000-8000-000000000000'}],
              'roleAssignments': [{'principal': 'client', 'resource': 'orders', 'roles': ['consumer']}]
            }
            """;

    @Test
    void standard_directory_has_the_principals_of_the_samples() {
        Directory directory = Directory.standard();

        assertThat(directory.applications()).extracting(Application::name).containsExactly("orders", "orders-v1");
        assertThat(directory.principals().map(Principal::name))
                .containsExactly("orders-client", "orders-admin", "stranger", "nightly-job", "alice");
    }

    @Test
    void valid_directory_is_read() {
        Directory directory = Directory.parse(json(GOOD));

        assertThat(directory.tenantId()).isEqualTo("aaaaaaaa-0000-4000-8000-000000000000");
        assertThat(directory.application("orders").orElseThrow().tokenVersion()).isEqualTo(AccessTokenVersion.V1);
        assertThat(directory.principal("client").orElseThrow()).isInstanceOf(ManagedIdentity.class);
        assertThat(directory.principal("nobody")).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'tenantId': 'a           | 'tenantId': 'x           | $.tenantId: 'xaaaaaaa-0000",
                "'tenantId'               | 'tenant'                 | $.tenantId: must be a string that",
                "'tenantId'               | 'tenant'                 | $.tenant: unknown member; known are",
                "'name': 'orders'         | 'name': 1                | $.applications[0].name: must be a string that",
                "'name': 'orders'         | 'name': ' '              | $.applications[0].name: must be a string that",
                "'kind': 'system'         | 'kind': 'robot'          | $.managedIdentities[0].kind: must be one of",
                "Machine': true           | Machine': 'yes'          | $.managedIdentities[0].assignedToThisMachine:",
                "'appRoles'               | 'approles'               | $.applications[0].approles: unknown member;",
                "['api://orders']         | ['']                     | $.applications[0].identifierUris[0]: must be a string",
                "['api://orders']         | 'api://orders'           | $.applications[0].identifierUris: must be a list",
                "[{'name': 'alice'        | [1, {'name': 'alice'     | $.users[0]: must be an object",
                "'principal': 'client'    | 'principal': 'bob'       | $.roleAssignments[0].principal: there is no principal",
                "'resource': 'orders'     | 'resource': 'x'          | $.roleAssignments[0].resource: there is no application",
                "'roles': ['consumer']    | 'roles': ['boss']        | $.roleAssignments[0].roles[0]: 'orders' has no",
                "'name': 'alice'          | 'name': 'client'         | $.users[0].name: 'client' is used more than once",
                "'11111111-0b1d           | '33333333-0b1d           | $.managedIdentities[0].objectId: '33333333-0b1d",
                "'appRoles'               | 'optionalClaims': ['upn'], 'appRoles' | $.applications[0].optionalClaims: must be one of",
                "'appRoles' | 'requestedAccessTokenVersion': 3, 'appRoles' | $.applications[0].requestedAccessTokenVersion:",
            })
    void directory_problem_is_reported_with_its_path(String right, String wrong, String problem) {
        assertThat(GOOD).contains(right);
        assertThat(problems(GOOD.replace(right, wrong)))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    @Test
    void directory_problems_are_reported_at_once() {
        String bad = GOOD.replace("'system'", "'robot'")
                .replace("'client'", "'bob'")
                .replace("'name': 'bob'", "'name': 'client'")
                .replace("aaaaaaaa", "x");

        assertThat(problems(bad))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("$.managedIdentities[0].kind", "$.tenantId", "$.roleAssignments[0].principal");
    }

    @Test
    void second_system_assigned_identity_is_refused() {
        String second = "'managedIdentities': [{'name': 'other', 'clientId': '44444444-c11d-4000-8000-000000000000',"
                + "'objectId': '44444444-0b1d-4000-8000-000000000000', 'kind': 'system', 'resourceId': '/machines/two',"
                + "'assignedToThisMachine': true}, ";

        assertThat(problems(GOOD.replace("'managedIdentities': [", second)))
                .containsExactly("$.managedIdentities: this machine can have one system-assigned identity, not 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1", "nonsense"})
    void directory_that_is_not_a_json_object_is_refused(String json) {
        assertThat(problems(json)).singleElement().asString().startsWith("$: not a JSON object");
    }

    @Test
    void missing_directory_resource_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Directory.resource("/nowhere.json"))
                .withMessageContaining("/nowhere.json");
    }

    @Test
    void directory_to_string_omits_secrets() {
        assertThat(Directory.standard().toString()).contains("nightly-job").doesNotContain("no-secret-at-all");
    }

    private static List<String> problems(String json) {
        return catchThrowableOfType(InvalidDirectoryException.class, () -> Directory.parse(json(json)))
                .problems();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
