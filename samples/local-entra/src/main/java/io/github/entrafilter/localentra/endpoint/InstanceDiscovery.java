package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.Authority;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells client libraries that ask whether an authority is one of Microsoft's that this one is. Libraries that do not
 * know the host ask at {@code login.microsoftonline.com} all the same, unless they are told not to.
 *
 * @param authority which tenant is here
 */
record InstanceDiscovery(Authority authority) implements Endpoint {

    @Override
    public Answer answer(Request request) {
        String host = request.header("Host").orElse(authority.base().getAuthority());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "tenant_discovery_endpoint",
                authority.base() + "/" + authority.tenantId() + "/v2.0/.well-known/openid-configuration");
        json.put("api-version", "1.1");
        json.put(
                "metadata",
                List.of(Map.of("preferred_network", host, "preferred_cache", host, "aliases", List.of(host))));
        return Answer.json(200, json).cacheControl("max-age=86400, private");
    }
}
