package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.credentials.TlsIdentity;
import io.github.entrafilter.localentra.directory.ConfidentialClient;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.endpoint.RegisteredCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The environment variables of clients without a managed identity, which request tokens over https. Azure's libraries
 * read them. Files that they refer to are written to a directory of the caller's choice.
 */
public final class ClientEnvironments {

    /** The password of the trust store, which contains no secret. */
    public static final String TRUST_STORE_PASSWORD = "changeit";

    private final URI secureAuthority;
    private final Directory directory;
    private final RegisteredCredentials registered;
    private final TlsIdentity tls;

    private ClientEnvironments(
            URI secureAuthority, Directory directory, RegisteredCredentials registered, TlsIdentity tls) {
        this.secureAuthority = secureAuthority;
        this.directory = directory;
        this.registered = registered;
        this.tls = tls;
    }

    static ClientEnvironments at(Listeners listeners, Directory directory, RegisteredCredentials registered) {
        return new ClientEnvironments(listeners.secureAuthority(), directory, registered, listeners.tls());
    }

    /**
     * Returns the variables of a confidential client with a secret.
     *
     * @throws IllegalArgumentException if there is no confidential client with this name
     */
    public Map<String, String> withSecret(String clientName) {
        ConfidentialClient client = client(clientName, ConfidentialClient.class);
        return variables(client, "AZURE_CLIENT_SECRET", client.secret());
    }

    /**
     * Returns the variables of a confidential client with a certificate. Its generated key is written unencrypted.
     *
     * @throws IllegalArgumentException if there is no confidential client with this name
     */
    public Map<String, String> withCertificate(String clientName, Path target) throws IOException {
        ConfidentialClient client = client(clientName, ConfidentialClient.class);
        String pem = registered.certificates().of(client.clientId()).pem();
        Path file = Files.writeString(target.resolve(clientName + ".pem"), pem);
        return variables(client, "AZURE_CLIENT_CERTIFICATE_PATH", file.toString());
    }

    /**
     * Returns the variables of a workload identity in a Kubernetes cluster. Its token is valid for an hour.
     *
     * @throws IllegalArgumentException if there is no application or managed identity with this name
     */
    public Map<String, String> withWorkloadIdentity(String name, Path target) throws IOException {
        ServicePrincipal client = client(name, ServicePrincipal.class);
        Path file = Files.writeString(
                target.resolve(name + ".token"), registered.cluster().token(name));
        return variables(client, "AZURE_FEDERATED_TOKEN_FILE", file.toString());
    }

    /**
     * Writes a trust store (PKCS #12) with the certificate of the https listener, for {@code javax.net.ssl.trustStore}.
     */
    public Path trustStore(Path target) throws IOException {
        Path file = target.resolve("local-entra.p12");
        tls.writeTrustStore(file, TRUST_STORE_PASSWORD);
        return file;
    }

    /**
     * Writes the certificate of the https listener as PEM, for {@code NODE_EXTRA_CA_CERTS}, {@code REQUESTS_CA_BUNDLE}
     * and curl's {@code --cacert}.
     */
    public Path certificate(Path target) throws IOException {
        return Files.writeString(target.resolve("local-entra.pem"), tls.key().certificatePem());
    }

    private Map<String, String> variables(ServicePrincipal client, String name, String value) {
        return Map.of(
                "AZURE_AUTHORITY_HOST",
                secureAuthority + "/",
                "AZURE_TENANT_ID",
                directory.tenantId(),
                "AZURE_CLIENT_ID",
                client.clientId(),
                name,
                value);
    }

    private <T extends Principal> T client(String name, Class<T> kind) {
        return directory
                .principal(name)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The directory has no " + kind.getSimpleName() + " '" + name + "'"));
    }
}
