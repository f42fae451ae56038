package io.github.entrafilter.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official MCP client for TypeScript, unmodified, at the sample's MCP server. Local Entra issues the tokens. */
class McpIT {

    private static final Path CLIENT = Path.of("..", "..", "samples", "mcp-server", "client", "who-am-i.mjs");

    private static NodeProject node;
    private static McpTenant tenant;
    private static Payara payara;
    private static String url;
    private static String metadataUrl;
    private static List<String> output = List.of();

    @TempDir
    private static Path files;

    @BeforeAll
    static void call() throws IOException, InterruptedException {
        Optional<NodeProject> installed = NodeProject.install(NodeProject.SOURCES.resolve("mcp.mjs"), CLIENT);
        assumeTrue(installed.isPresent(), "needs Node.js and its package registry; see target/node/install.log");
        node = installed.orElseThrow();
        int port = Payara.freePort();
        url = "http://localhost:" + port + "/mcp";
        metadataUrl = "http://localhost:" + port + "/.well-known/oauth-protected-resource/mcp";
        tenant = McpTenant.start(url);
        payara = Payara.start(Deployment.MCP, port, tenant.settings(), List.of(), files);
        payara.await();
        output = node.run("mcp.mjs", tenant.callers());
    }

    @AfterAll
    static void stop() {
        if (payara != null) {
            payara.close();
        }
        if (tenant != null) {
            tenant.close();
        }
    }

    @Test
    void application_finds_its_token_endpoint_and_calls() {
        assertThat(lines("application"))
                .containsSubsequence(
                        "401 POST " + url + " " + challenge(""),
                        "200 GET " + metadataUrl,
                        "200 GET " + tenant.authority() + "/v2.0/.well-known/openid-configuration",
                        "200 POST " + tenant.authority() + "/oauth2/v2.0/token grant_type=client_credentials&scope="
                                + url + "/.default&resource=" + url,
                        "200 POST " + url)
                .last()
                .asString()
                .startsWith("report {\"kind\":\"application\"")
                .contains("\"oid\":\"" + tenant.objectId("nightly-job") + "\"", "\"roles\":[\"consumer\"]");
    }

    @Test
    void person_signs_in_with_the_scope_of_the_challenge() {
        assertThat(lines("person, not signed in"))
                .contains("401 POST " + url + " " + challenge(""))
                .filteredOn(line -> line.startsWith("browser "))
                .singleElement()
                .asString()
                .startsWith("browser " + tenant.authority() + "/oauth2/v2.0/authorize?")
                .contains("code_challenge_method=S256", "&scope=" + url + "/tools.call", "&resource=" + url);
    }

    @ParameterizedTest
    @CsvSource({
        "person,             user,       77777777-0b1d-4000-8000-000000000000, false",
        "agent,              agent,      66666666-c11d-4000-8000-000000000000, true",
        "agent for a person, user,       77777777-0b1d-4000-8000-000000000000, true",
        "agent user,         agent_user, 77777777-0b1d-4000-8000-000000000000, true",
    })
    void caller_is_reported_by_its_kind(String caller, String kind, String oid, boolean ofBlueprint) {
        assertThat(lines(caller))
                .last()
                .asString()
                .startsWith("report {\"kind\":\"" + kind + "\"")
                .contains("\"oid\":\"" + oid + "\"")
                .matches(report -> report.contains("\"parentAppId\"") == ofBlueprint);
    }

    @Test
    void caller_without_a_token_is_refused() {
        assertThat(lines("without a token"))
                .startsWith("401 POST " + url + " " + challenge(""))
                .noneMatch(line -> line.startsWith("200 "))
                .last()
                .asString()
                .startsWith("error ");
    }

    @Test
    void person_without_the_scope_is_refused_and_signs_in_for_it() {
        assertThat(lines("person without the scope"))
                .contains("403 POST " + url + " " + challenge(", error=\"insufficient_scope\""))
                .filteredOn(line -> line.startsWith("browser "))
                .singleElement()
                .asString()
                .contains("&scope=" + url + "/tools.call");
    }

    /** The challenge has no scope, as none would help. */
    @Test
    void application_without_a_role_is_refused() {
        assertThat(lines("application without a role"))
                .contains("403 POST " + url + " Bearer resource_metadata=\"" + metadataUrl
                        + "\", error=\"insufficient_scope\"")
                .last()
                .asString()
                .startsWith("error ");
    }

    @ParameterizedTest
    @CsvSource({
        "application that names a scope,      AADSTS1002012",
        "application with another App ID URI, AADSTS9010010",
    })
    void application_with_another_scope_gets_no_token(String caller, String code) {
        assertThat(lines(caller)).last().asString().startsWith("error ").contains(code);
    }

    @Test
    void server_opens_no_session() {
        assertThat(output).isNotEmpty().noneMatch(line -> line.contains("with a session"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/mcp"})
    void metadata_describes_the_server(String path) throws Exception {
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(URI.create(payara.service() + "/.well-known/oauth-protected-resource" + path)));

        assertThat(JSONObjectUtils.parse(response.body()))
                .containsEntry("resource", url)
                .containsEntry("authorization_servers", List.of(tenant.authority() + "/v2.0"))
                .containsEntry("scopes_supported", List.of(url + "/tools.call"))
                .containsEntry("resource_name", "Who am I")
                .containsEntry("resource_documentation", "https://contoso.example/docs/who-am-i");
    }

    @Test
    void web_page_is_refused_whatever_its_token() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + tenant.token().mint())
                .header("Origin", "https://attacker.example")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).doesNotContain("who_am_i");
    }

    @Test
    void client_of_the_documentation_calls() {
        assertThat(node.run("who-am-i.mjs", tenant.environmentOf("nightly-job")))
                .containsExactly("The caller is application " + tenant.objectId("nightly-job"));
    }

    private static String challenge(String more) {
        return "Bearer resource_metadata=\"" + metadataUrl + "\", scope=\"" + url + "/tools.call\"" + more;
    }

    /** The lines of this caller; else all of the program. */
    private static List<String> lines(String caller) {
        List<String> lines = output.stream()
                .filter(line -> line.startsWith(caller + ": "))
                .map(line -> line.substring(caller.length() + 2))
                .toList();
        return lines.isEmpty() ? output : lines;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
