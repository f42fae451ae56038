package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.List;

/**
 * Confirms to client libraries that this authority belongs to Microsoft. For an unknown host, libraries ask
 * {@code login.microsoftonline.com} instead, unless instance discovery is disabled.
 *
 * @param authority the tenant's authority
 */
record InstanceDiscovery(Authority authority) implements Endpoint {

    @Override
    public Response respond(Request request) {
        String host = request.header("Host").orElse(authority.base().getAuthority());
        JsonBuilder json = JsonBuilder.object()
                .with(
                        "tenant_discovery_endpoint",
                        authority.base() + "/" + authority.tenantId() + "/v2.0/.well-known/openid-configuration")
                .with("api-version", "1.1")
                .with(
                        "metadata",
                        List.of(JsonBuilder.object()
                                .with("preferred_network", host)
                                .with("preferred_cache", host)
                                .with("aliases", List.of(host))));
        return Response.json(200, json).cacheControl("max-age=86400, private");
    }
}
