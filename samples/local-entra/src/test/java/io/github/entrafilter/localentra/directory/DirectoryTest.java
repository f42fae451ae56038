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
    void that_is_standard_has_those_whom_the_samples_use() {
        Directory directory = Directory.standard();

        assertThat(directory.applications()).extracting(Application::name).containsExactly("orders", "orders-v1");
        assertThat(directory.principals().map(Principal::name))
                .containsExactly("orders-client", "orders-admin", "stranger", "nightly-job", "alice");
    }

    @Test
    void that_makes_sense_is_read() {
        Directory directory = Directory.parse(json(GOOD));

        assertThat(directory.tenantId()).isEqualTo("aaaaaaaa-0000-4000-8000-000000000000");
        assertThat(directory.application("orders").orElseThrow().tokenVersion()).isEqualTo(TokenVersion.V1);
        assertThat(directory.principal("client").orElseThrow()).isInstanceOf(ManagedIdentity.class);
        assertThat(directory.principal("nobody")).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'tenantId': 'a           | 'tenantId': 'x           | $.tenantId: 'xaaaaaaa-0000",
                "'tenantId'               | 'tenant'                 | $.tenantId: a text is needed here",
                "'tenantId'               | 'tenant'                 | $.tenant: there is no such member; known are",
                "'name': 'orders'         | 'name': 1                | $.applications[0].name: a text is needed here",
                "'name': 'orders'         | 'name': ' '              | $.applications[0].name: a text is needed here",
                "'kind': 'system'         | 'kind': 'robot'          | $.managedIdentities[0].kind: 'robot' is none of",
                "Machine': true           | Machine': 'yes'          | $.managedIdentities[0].assignedToThisMachine:",
                "'appRoles'               | 'approles'               | $.applications[0].approles: there is no such",
                "['api://orders']         | ['']                     | $.applications[0].identifierUris[0]: a text is",
                "['api://orders']         | 'api://orders'           | $.applications[0].identifierUris: a list is",
                "[{'name': 'alice'        | [1, {'name': 'alice'     | $.users[0]: an object is needed here",
                "'principal': 'client'    | 'principal': 'bob'       | $.roleAssignments[0].principal: nobody is called",
                "'resource': 'orders'     | 'resource': 'x'          | $.roleAssignments[0].resource: no application is",
                "'roles': ['consumer']    | 'roles': ['boss']        | $.roleAssignments[0].roles[0]: 'orders' has no",
                "'name': 'alice'          | 'name': 'client'         | $.users[0].name: 'client' is taken already",
                "'11111111-0b1d           | '33333333-0b1d           | $.managedIdentities[0].objectId: '33333333-0b1d",
                "'appRoles'               | 'optionalClaims': ['upn'], 'appRoles' | $.applications[0].optionalClaims: 'upn'",
                "'appRoles' | 'requestedAccessTokenVersion': 3, 'appRoles' | $.applications[0].requestedAccessTokenVersion:",
            })
    void that_makes_no_sense_is_told_where(String right, String wrong, String fault) {
        assertThat(GOOD).contains(right);
        assertThat(faults(GOOD.replace(right, wrong)))
                .anySatisfy(found -> assertThat(found).startsWith(fault));
    }

    @Test
    void that_makes_no_sense_is_told_everything_at_once() {
        String bad = GOOD.replace("'system'", "'robot'")
                .replace("'client'", "'bob'")
                .replace("'name': 'bob'", "'name': 'client'")
                .replace("aaaaaaaa", "x");

        assertThat(faults(bad))
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactly("$.managedIdentities[0].kind", "$.tenantId", "$.roleAssignments[0].principal");
    }

    @Test
    void has_one_system_assigned_identity_for_this_machine() {
        String second = "'managedIdentities': [{'name': 'other', 'clientId': '44444444-c11d-4000-8000-000000000000',"
                + "'objectId': '44444444-0b1d-4000-8000-000000000000', 'kind': 'system', 'resourceId': '/machines/two',"
                + "'assignedToThisMachine': true}, ";

        assertThat(faults(GOOD.replace("'managedIdentities': [", second)))
                .containsExactly("$.managedIdentities: a machine has at most one system-assigned identity, not 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1", "nonsense"})
    void has_to_be_a_json_object(String json) {
        assertThat(faults(json)).singleElement().asString().startsWith("$: this is not a JSON object");
    }

    @Test
    void has_to_be_on_the_class_path() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Directory.resource("/nowhere.json"))
                .withMessageContaining("/nowhere.json");
    }

    @Test
    void keeps_secrets_out_of_its_text() {
        assertThat(Directory.standard().toString()).contains("nightly-job").doesNotContain("no-secret-at-all");
    }

    private static List<String> faults(String json) {
        return catchThrowableOfType(InvalidDirectoryException.class, () -> Directory.parse(json(json)))
                .faults();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
