package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.TokenVersion;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.keys.KeyOwner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes OpenID configurations with the members that Entra's have. Of the addresses in them only the key set and the
 * token endpoint are here.
 */
final class DiscoveryDocument {

    private final Authority authority;

    DiscoveryDocument(Authority authority) {
        this.authority = authority;
    }

    /**
     * The document of one version.
     *
     * @param segment the path segment that the document was asked for with, which its addresses repeat
     * @param issuerTenant the tenant in the issuer
     * @param suffix what follows the address of the key set: {@code ?appid=...}, or nothing
     */
    Map<String, Object> write(TokenVersion version, String segment, String issuerTenant, String suffix) {
        String base = authority.base() + "/" + segment;
        String oauth = base + (version == TokenVersion.V1 ? "/oauth2" : "/oauth2/v2.0");
        String keys = base + (version == TokenVersion.V1 ? "/discovery/keys" : "/discovery/v2.0/keys");
        boolean oneTenant = !issuerTenant.equals(Authority.ANY_TENANT);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("token_endpoint", oauth + "/token");
        json.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
        json.put("jwks_uri", keys + suffix);
        json.put("response_modes_supported", List.of("query", "fragment", "form_post"));
        json.put("subject_types_supported", List.of("pairwise"));
        json.put("id_token_signing_alg_values_supported", List.of("RS256"));
        json.put("response_types_supported", List.of("code", "id_token", "code id_token", "id_token token"));
        json.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        json.put("issuer", authority.issuer(version, issuerTenant));
        json.put("authorization_endpoint", oauth + "/authorize");
        json.put("tenant_region_scope", oneTenant ? "WW" : null);
        json.put("cloud_instance_name", KeyOwner.PUBLIC_CLOUD.cloudInstanceName());
        json.put("cloud_graph_host_name", "graph.windows.net");
        json.put("msgraph_host", "graph.microsoft.com");
        return json;
    }
}
