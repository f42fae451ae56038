package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;

/**
 * A tenant of local Entra, and an {@code az} that is signed in to it.
 *
 * @param entra local Entra
 * @param az the command
 */
record SignedInTenant(LocalEntraServer entra, AzureCli az) implements AutoCloseable {

    /** The object id of the managed identity of this machine. */
    static final String CLIENT = "33333333-0b1d-4000-8000-000000000000";

    /** What says so to the scripts. */
    static final String IDENTITY = " --identity orders-client --resource-group orders";

    static SignedInTenant start() throws IOException, InterruptedException {
        LocalEntraServer entra = LocalEntraServer.start();
        return new SignedInTenant(entra, AzureCli.signedIn(entra));
    }

    Graph graph() {
        return new Graph(entra);
    }

    /** Provisions an API of this name, and gives the role to the machine's identity. */
    Shell.Result provision(String name) throws IOException, InterruptedException {
        return run("samples/azure/provision.sh --name " + name + IDENTITY);
    }

    /** Runs what must succeed. */
    Shell.Result run(String script) throws IOException, InterruptedException {
        Shell.Result result = az.shell().run(script);
        assertThat(result.exitStatus()).as(result.err()).isZero();
        return result;
    }

    /** Runs what must fail. */
    Shell.Result fail(String script) throws IOException, InterruptedException {
        Shell.Result result = az.shell().run(script);
        assertThat(result.exitStatus()).as(result.out()).isNotZero();
        return result;
    }

    @Override
    public void close() {
        az.close();
        entra.close();
    }
}
