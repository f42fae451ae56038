package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.application.ApplicationFixture;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.token.TestTokens;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9728. */
class ResourceMetadataTest {

    private static final String DEFAULTS =
            "\"bearer_methods_supported\":[\"header\"]," + "\"resource_signing_alg_values_supported\":[\"RS256\"]}";

    private static ResourceMetadata metadata(String... settings) {
        return ResourceMetadata.of(ProtectionFixture.settings(settings)).orElseThrow();
    }

    @Test
    void metadata_requires_a_resource_url() {
        assertThat(ResourceMetadata.of(ProtectionFixture.settings())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com,          https://api.example.com/.well-known/oauth-protected-resource",
        "http://localhost:8080/orders,     http://localhost:8080/.well-known/oauth-protected-resource/orders",
        "https://api.example.com/orders,   https://api.example.com/.well-known/oauth-protected-resource/orders",
        "https://api.example.com:8443/a/b, https://api.example.com:8443/.well-known/oauth-protected-resource/a/b",
    })
    void metadata_has_the_well_known_location(String resource, String location) {
        assertThat(metadata("resource-url", resource).location()).hasToString(location);
    }

    @Nested
    class The_document {

        @Test
        void metadata_names_the_resource_its_tenant_and_its_scope() {
            assertThat(metadata("resource-url", "https://api.example.com/orders")
                            .document())
                    .isEqualTo("{\"resource\":\"https://api.example.com/orders\","
                            + "\"authorization_servers\":[\"https://login.microsoftonline.com/" + TestTokens.TENANT
                            + "/v2.0\"],"
                            + "\"scopes_supported\":[\"https://api.example.com/orders/.default\"]," + DEFAULTS);
        }

        /** Clients request these scopes with the resource: Entra refuses those of another one, AADSTS9010010. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "users        | tools.write, tools.read | '/mcp/tools.read\",\"https://api.example.com/mcp/tools.write'",
                    "any          | tools.read              | /mcp/tools.read",
                    "any          | ''                      | /mcp/.default",
                    "users        | ''                      | /mcp/.default",
                    "applications | ''                      | /mcp/.default",
                    "applications | tools.read              | /mcp/.default",
                })
        void metadata_names_scopes_of_the_resource(String callers, String scopes, String named) {
            assertThat(metadata(
                                    "resource-url",
                                    "https://api.example.com/mcp",
                                    "accepted-callers",
                                    callers,
                                    "scopes-allowed",
                                    scopes)
                            .document())
                    .contains("\"scopes_supported\":[\"https://api.example.com" + named + "\"],")
                    .doesNotContain("api://");
        }

        @Test
        void metadata_has_the_name_and_documentation_of_the_resource() {
            assertThat(metadata(
                                    "resource-url", "https://api.example.com",
                                    "resource-name", "The \"orders\"",
                                    "resource-documentation", "https://docs.example.com/")
                            .document())
                    .endsWith(",\"resource_name\":\"The \\\"orders\\\"\","
                            + "\"resource_documentation\":\"https://docs.example.com/\"}");
        }

        /** RFC 8414, section 2: the issuer is identical to that in the authorization server's own metadata. */
        @ParameterizedTest
        @CsvSource({
            "https://login.windows.net, https://login.microsoftonline.com",
            "https://contoso.ciamlogin.com, https://" + TestTokens.TENANT + ".ciamlogin.com"
        })
        void metadata_names_the_issuer_itself(String authority, String issuing) {
            assertThat(metadata("resource-url", "https://api.example.com", "authority", authority)
                            .document())
                    .contains("\"authorization_servers\":[\"" + issuing + "/" + TestTokens.TENANT + "/v2.0\"]");
        }

        @Test
        void metadata_names_all_tenants_and_algorithms() {
            assertThat(metadata(
                                    "resource-url",
                                    "https://api.example.com",
                                    "allowed-tenants",
                                    TestTokens.TENANT + ", " + TestTokens.OTHER_TENANT,
                                    "signature-algorithms",
                                    "RS256, PS256")
                            .document())
                    .contains("[\"https://login.microsoftonline.com/" + TestTokens.TENANT + "/v2.0\","
                            + "\"https://login.microsoftonline.com/" + TestTokens.OTHER_TENANT + "/v2.0\"]")
                    .contains("[\"PS256\",\"RS256\"]");
        }
    }

    @Nested
    class A_request {

        private final ResourceMetadata metadata = metadata("resource-url", "https://api.example.com/orders");

        /** Paths are within the application, whose context path may be any beginning of the resource's path. */
        @ParameterizedTest
        @CsvSource({
            "'',         true",
            "/a/b/mcp,   true",
            "/b/mcp,     true",
            "/mcp,       true",
            "/,          false",
            "/a/b,       false",
            "/a/b/mcp/,  false",
            "/cp,        false",
        })
        void metadata_is_served_below_any_context_path(String rest, boolean served) {
            TestRequest request = TestRequest.to("/.well-known/oauth-protected-resource" + rest);
            assertThat(metadata("resource-url", "https://api.example.com/a/b/mcp")
                            .isRequestedBy(request))
                    .isEqualTo(served);
        }

        @ParameterizedTest
        @CsvSource({
            "GET,  /.well-known/oauth-protected-resource,        true",
            "HEAD, /.well-known/oauth-protected-resource,        true",
            "GET,  /.well-known/oauth-protected-resource/orders, true",
            "POST, /.well-known/oauth-protected-resource,        false",
            "GET,  /.well-known/oauth-protected-resource/other,  false",
            "GET,  /orders,                                      false",
        })
        void metadata_request_is_recognized_by_its_path(String method, String path, boolean asks) {
            assertThat(metadata.isRequestedBy(TestRequest.to(path).by(method))).isEqualTo(asks);
        }

        @Test
        void metadata_request_needs_no_token() {
            try (ApplicationFixture site = ApplicationFixture.withoutKeys()) {
                Protection protection = site.protection("resource-url", "https://api.example.com/orders");
                IncomingRequest request = TestRequest.to("/.well-known/oauth-protected-resource");

                PreparedResponse answer = protection.responseTo(ended(protection, request), request);

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers())
                        .containsEntry("Content-Type", "application/json")
                        .containsEntry("Cache-Control", "max-age=3600");
                assertThat(answer.body()).contains("\"resource\":\"https://api.example.com/orders\"");
            }
        }

        @Test
        void refused_request_gets_the_metadata_url() {
            try (ApplicationFixture site = ApplicationFixture.withoutKeys()) {
                Protection protection = site.protection("resource-url", "https://api.example.com/orders");
                IncomingRequest request = TestRequest.to("/orders");

                assertThat(protection
                                .responseTo(ended(protection, request), request)
                                .headers())
                        .containsEntry("WWW-Authenticate", "Bearer resource_metadata=\"" + metadata.location() + "\"");
            }
        }

        private static Decision.Ended ended(Protection protection, IncomingRequest request) {
            return (Decision.Ended) protection.decide(request);
        }
    }
}
