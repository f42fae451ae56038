package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --dry-run} sends. Only the stand-in for {@code az} writes that down. */
class DryRunIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provision.sh --name new" + SignedInTenant.IDENTITY,
                "provision.sh --name orders --role admin" + SignedInTenant.IDENTITY,
                "deprovision.sh --name orders" + SignedInTenant.IDENTITY,
                "deprovision.sh --name orders --application",
            })
    void a_dry_run_sends_nothing_but_questions(String command) throws Exception {
        try (LocalEntraServer entra = LocalEntraServer.start();
                AzureCliStandIn az = AzureCliStandIn.on(entra)) {
            Shell.Result result = az.shell().run("samples/azure/" + command + " --dry-run");

            assertThat(result.exitStatus()).as(result.err()).isZero();
            assertThat(result.err()).contains("would run: az ");
            assertThat(az.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
        }
    }
}
