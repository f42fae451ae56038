package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.json.JsonBuilder;
import io.github.entrafilter.localentra.keys.KeyOwner;
import java.util.List;

/**
 * Writes OpenID configurations with the members of Entra's. Of their URLs, only the key set and the token endpoint
 * exist.
 */
final class DiscoveryDocument {

    private static final List<String> CLAIMS = List.of(
            "sub",
            "iss",
            "cloud_instance_name",
            "cloud_instance_host_name",
            "cloud_graph_host_name",
            "msgraph_host",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "acr",
            "nonce",
            "preferred_username",
            "name",
            "tid",
            "ver",
            "at_hash",
            "c_hash",
            "email");

    private final Authority authority;

    DiscoveryDocument(Authority authority) {
        this.authority = authority;
    }

    /**
     * Returns the document of one version.
     *
     * @param segment the tenant in the path of the request, which the URLs repeat
     * @param issuerTenant the tenant in the issuer
     * @param suffix the query of the key set's URL: {@code ?appid=...}, or empty
     */
    JsonBuilder write(AccessTokenVersion version, String segment, String issuerTenant, String suffix) {
        String base = authority.base() + "/" + segment;
        String oauth = base + (version == AccessTokenVersion.V1 ? "/oauth2" : "/oauth2/v2.0");
        String keys = base + (version == AccessTokenVersion.V1 ? "/discovery/keys" : "/discovery/v2.0/keys");
        boolean oneTenant = !issuerTenant.equals(Authority.ANY_TENANT);
        JsonBuilder json = JsonBuilder.object()
                .with("token_endpoint", oauth + "/token")
                .with(
                        "token_endpoint_auth_methods_supported",
                        List.of("client_secret_post", "private_key_jwt", "client_secret_basic"))
                .with("jwks_uri", keys + suffix)
                .with("response_modes_supported", List.of("query", "fragment", "form_post"))
                .with("subject_types_supported", List.of("pairwise"))
                .with("id_token_signing_alg_values_supported", List.of("RS256"))
                .with("response_types_supported", List.of("code", "id_token", "code id_token", "id_token token"))
                .with("scopes_supported", List.of("openid", "profile", "email", "offline_access"))
                .with("issuer", authority.issuer(version, issuerTenant))
                .with("request_uri_parameter_supported", false)
                .with("userinfo_endpoint", userinfo(version, base))
                .with("authorization_endpoint", oauth + "/authorize")
                .with("device_authorization_endpoint", oauth + "/devicecode")
                .with("http_logout_supported", true)
                .with("frontchannel_logout_supported", true)
                .with("end_session_endpoint", oauth + "/logout")
                .with("claims_supported", CLAIMS)
                .with("kerberos_endpoint", base + "/kerberos")
                .with("tenant_region_scope", oneTenant ? "WW" : null)
                .with("cloud_instance_name", KeyOwner.PUBLIC_CLOUD.cloudInstanceName())
                .with("cloud_graph_host_name", "graph.windows.net")
                .with("msgraph_host", "graph.microsoft.com")
                .with("rbac_url", "https://pas.windows.net");
        return json;
    }

    private static String userinfo(AccessTokenVersion version, String base) {
        return version == AccessTokenVersion.V1
                ? base + "/openid/userinfo"
                : "https://graph.microsoft.com/oidc/userinfo";
    }
}
