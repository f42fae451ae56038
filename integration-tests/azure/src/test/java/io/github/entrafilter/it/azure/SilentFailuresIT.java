package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in silence with commands that are often copied: {@code az} succeeds, and prints no id or several. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentFailuresIT {

    private static final String SHOW = "az ad app show --id 11111111-c11d-4000-8000-000000000000 -o tsv --query ";

    private final SignedInTenant tenant = SignedInTenant.start();

    SilentFailuresIT() throws Exception {}

    @AfterAll
    void stop() {
        tenant.close();
    }

    @Test
    void a_query_that_compares_outside_of_its_bracket_finds_every_role() throws Exception {
        assertThat(tenant.run(SHOW + "'appRoles[?appRoles.value==consumer].id'")
                        .out()
                        .lines())
                .hasSize(2);
    }

    @Test
    void a_member_that_there_is_no_longer_is_empty() throws Exception {
        assertThat(tenant.run(SHOW + "objectId").out()).isBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "id_of            | 'appRoles[?appRoles.value==consumer].id' | az printed no id of it, but '",
                "id_of            | objectId                                 | az printed no id of it, but ''",
                "eventually id_of | objectId                                 | az printed no id of it, but ''",
            })
    void the_scripts_go_on_with_nothing_but_one_id(String function, String query, String error) throws Exception {
        String id = "id=$(" + function + " it " + SHOW.substring("az ".length()) + query + ")";

        Shell.Result result = tenant.fail("set -e; . samples/azure/directory.sh; " + id + "; echo went on");

        assertThat(result.err()).contains(error);
        assertThat(result.out()).isEmpty();
    }
}
