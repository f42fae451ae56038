package io.github.entrafilter.it.azure;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The Azure CLI itself, with local Entra registered as its cloud. It signs in with a managed identity, because with
 * every other credential it asks {@code login.microsoftonline.com} about the authority first.
 *
 * @param shell where it is first in the path
 * @param identity gives it its tokens
 */
record RealAzureCli(Shell shell, IdentityEndpoint identity) implements AzureCli {

    private static final Path SOURCES = Shell.root().resolve("integration-tests/azure/src/test/azure-cli");

    static RealAzureCli signedIn(Path unpacked, LocalEntraServer entra) throws IOException, InterruptedException {
        Path scratch = Shell.scratch();
        IdentityEndpoint identity = IdentityEndpoint.of(entra);
        HttpRequest certificate = HttpRequest.newBuilder(URI.create(entra.authority() + "/local-entra/certificate"))
                .build();
        Path trusted = scratch.resolve("local-entra.pem");
        HttpClient.newHttpClient().send(certificate, BodyHandlers.ofFile(trusted));
        Path cloud = Files.writeString(scratch.resolve("cloud.json"), cloud(entra));
        Shell shell = signedOut(unpacked)
                .with(Map.of(
                        "MSI_ENDPOINT", identity.address().toString(),
                        "NO_PROXY", "localhost",
                        "REQUESTS_CA_BUNDLE", trusted.toString()));
        Shell.Result result = shell.run("az cloud register --name LocalEntra --cloud-config @" + cloud
                + " && az cloud set --name LocalEntra && az login --identity --output none");
        if (result.exitStatus() != 0) {
            identity.close();
            throw new IllegalStateException(result.err());
        }
        return new RealAzureCli(shell, identity);
    }

    /** A shell in which it is first in the path, with a configuration of its own. */
    static Shell signedOut(Path unpacked) throws IOException {
        return new Shell(
                SOURCES,
                Map.of(
                        "AZURE_CLI_ROOT", unpacked.toString(),
                        "AZURE_CONFIG_DIR", Shell.scratch().toString(),
                        "AZURE_CORE_COLLECT_TELEMETRY", "no"));
    }

    /** The endpoints that it takes; the authority is only shown. */
    private static String cloud(LocalEntraServer entra) {
        return """
                {"endpoints": {
                  "activeDirectory": "%1$s",
                  "activeDirectoryResourceId": "%2$s",
                  "activeDirectoryGraphResourceId": "%2$s",
                  "management": "%2$s",
                  "resourceManager": "%2$s",
                  "microsoftGraphResourceId": "%2$s"}}
                """.formatted(entra.authority(), entra.overHttps().address());
    }

    @Override
    public void close() {
        identity.close();
    }
}
