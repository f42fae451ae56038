package io.github.entrafilter.localaz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LocalEntra
class LocalAzTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String entra;

    LocalAzTest(LocalEntraServer entra) {
        this.entra = entra.authority().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account show --query tenantId -o tsv              | aaaaaaaa-0000-4000-8000-000000000000",
                "account show --query tenantId                     | \"aaaaaaaa-0000-4000-8000-000000000000\"",
                "account show --query tenantId -o none             | ''",
                "ad sp show --id 33333333-c11d-4000-8000-000000000000 --query id -o tsv | 33333333-0b1d-4000-8000-000000000000",
                "ad app list --filter displayName_eq_'orders' --query [].appId -o tsv | 11111111-c11d-4000-8000-000000000000",
                "ad app list --display-name orders --query [].displayName -o tsv | orders,orders-v1",
                "identity show -g orders -n orders-client --query principalId -o tsv | 33333333-0b1d-4000-8000-000000000000",
            })
    void output_is_the_same_as_of_az(String command, String printed) throws IOException {
        assertThat(run(command)).as(text(err)).isZero();
        assertThat(text(out).strip()).isEqualTo(printed.replace(",", "\n"));
    }

    @Test
    void empty_result_prints_nothing() throws IOException {
        assertThat(run("ad sp show --id 33333333-c11d-4000-8000-000000000000 --query objectId -o tsv"))
                .isZero();
        assertThat(text(out)).isBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ad app destroy --id x          | 2 | is misspelled or not recognized by the system",
                "ad app show --id x --force     | 2 | unrecognized arguments: --force",
                "ad app show                    | 2 | the following arguments are required: --id",
                "ad app show --id               | 2 | expected at least one argument",
                "ad app show --id a b           | 2 | unrecognized arguments: b",
                "account show --query [?        | 2 | invalid jmespath_type value: '[?'",
                "account show -o picture        | 2 | invalid choice: 'picture'",
                "ad app show --id api://nobody  | 3 | doesn't exist",
                "rest --uri https://graph.microsoft.com/v1.0/me | 1 | only to local Entra",
                "ad app create --display-name x --identifier-uris https://myapp.aztoso.com | 1 | verified domain",
            })
    void wrong_command_is_refused_like_by_az(String command, int exitStatus, String error) throws IOException {
        assertThat(run(command)).isEqualTo(exitStatus);
        assertThat(text(err)).startsWith("ERROR: ").contains(error);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void role_without_id_gets_a_new_one() throws IOException {
        String create = "ad app create --display-name roles --query appRoles[0].id -o tsv --app-roles "
                + "[{\"value\":\"a\",\"displayName\":\"a\",\"description\":\"a\",\"allowedMemberTypes\":[\"User\"],"
                + "\"isEnabled\":false}]";
        run(create);
        String first = text(out);
        run(create);

        assertThat(text(out)).isNotEqualTo(first + first);
    }

    @Test
    void commands_and_requests_are_recorded(@TempDir Path directory) throws IOException {
        Path record = directory.resolve("record");

        new LocalAz(Map.of("LOCAL_ENTRA", entra, "LOCAL_AZ_RECORD", record.toString()))
                .run(List.of("account", "show"), new PrintStream(out), new PrintStream(err));

        assertThat(Files.readAllLines(record)).containsExactly("az account show", "  GET " + entra + "/subscriptions");
    }

    private int run(String command) throws IOException {
        List<String> arguments =
                List.of(command.replace("displayName_eq_", "displayName eq ").split(" (?!eq|')"));
        return new LocalAz(Map.of("LOCAL_ENTRA", entra)).run(arguments, new PrintStream(out), new PrintStream(err));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
