package io.github.entrafilter.it.clients;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.directory.ConfidentialClient;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.issuing.TokenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A tenant in which an MCP server is registered, and the server's callers.
 *
 * @param entra the tenant
 * @param url the server's URL, which is an App ID URI
 */
record McpTenant(LocalEntraServer entra, String url) implements AutoCloseable {

    private static final String API = "who-am-i";
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "mcp-directory.json");

    static McpTenant start(String url) throws IOException {
        String directory = Files.readString(DIRECTORY).replace("RESOURCE_URL", url);
        return new McpTenant(LocalEntraServer.start(ServerOptions.of(Directory.parse(directory))), url);
    }

    String authority() {
        return entra.authority() + "/" + entra.tenantId();
    }

    String objectId(String name) {
        return entra.directory().requirePrincipal(name).objectId();
    }

    /** The server's settings as the documentation has them: the URL is not listed as an audience. */
    Map<String, String> settings() {
        return Map.of(
                "ENTRA_TENANT_ID", entra.tenantId(),
                "ENTRA_CLIENT_ID", clientId(),
                "ENTRA_AUTHORITY", entra.authority().toString(),
                "ENTRA_RESOURCE_URL", url);
    }

    /** The environment of {@code who-am-i.mjs}. */
    Map<String, String> environmentOf(String name) {
        ConfidentialClient client = client(name);
        return Map.of(
                "MCP_URL", url,
                "AZURE_AUTHORITY_HOST", entra.authority() + "/",
                "AZURE_TENANT_ID", entra.tenantId(),
                "AZURE_CLIENT_ID", client.clientId(),
                "AZURE_CLIENT_SECRET", client.secret());
    }

    /** The environment of {@code mcp.mjs}: applications with their secrets, and people and agents with their tokens. */
    Map<String, String> callers() {
        String defaultScope = url + "/.default";
        Map<String, Object> clients = Map.of(
                "application", credentials("nightly-job", defaultScope),
                "application without a role", credentials("stranger", defaultScope),
                "application that names a scope", credentials("nightly-job", url + "/tools.call"),
                "application with another App ID URI", credentials("nightly-job", "api://" + clientId() + "/.default"));
        Map<String, Object> tokens = Map.of(
                "person", token().delegated("tools.call").mint(),
                "person without the scope", token().delegated("profile.read").mint(),
                "person, not signed in", "",
                "agent", token().ofKind(TokenKind.AGENT).mint(),
                "agent for a person", withScope(TokenKind.AGENT_FOR_USER),
                "agent user", withScope(TokenKind.AGENT_USER));
        return Map.of(
                "MCP_URL",
                url,
                "ISSUER",
                authority() + "/v2.0",
                "CLIENTS",
                JSONObjectUtils.toJSONString(clients),
                "TOKENS",
                JSONObjectUtils.toJSONString(tokens));
    }

    private String withScope(TokenKind kind) {
        return token().ofKind(kind).claim("scp", "tools.call").mint();
    }

    /** The token of an application. */
    TokenBuilder token() {
        return entra.token("nightly-job", API);
    }

    private String clientId() {
        return entra.directory().requireApplication(API).clientId();
    }

    private List<String> credentials(String name, String scope) {
        return List.of(client(name).clientId(), client(name).secret(), scope);
    }

    private ConfidentialClient client(String name) {
        return (ConfidentialClient) entra.directory().requirePrincipal(name);
    }

    @Override
    public void close() {
        entra.close();
    }
}
