package io.github.entrafilter.http;

import io.github.entrafilter.json.JsonWriter;
import io.github.entrafilter.settings.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The metadata of this API, by which clients find the issuer of its tokens: RFC 9728. Derived from settings alone: the
 * Host header of a request cannot be trusted.
 *
 * @param location the URL of the document: RFC 9728, section 3.1
 * @param document in JSON
 */
public record ResourceMetadata(URI location, String document) {

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    public static Optional<ResourceMetadata> of(Settings settings) {
        return settings.responses()
                .resourceUrl()
                .map(resource -> new ResourceMetadata(locationFor(resource), document(resource, settings)));
    }

    /** Whether the request is for this document. The path may lack a prefix that a proxy has removed. */
    public boolean isRequestedBy(IncomingRequest request) {
        return READING.contains(request.method())
                && (request.path().equals(WELL_KNOWN) || request.path().equals(location.getPath()));
    }

    public PreparedResponse response() {
        return new PreparedResponse(
                200, Map.of("Content-Type", "application/json", "Cache-Control", "max-age=3600"), document);
    }

    private static URI locationFor(URI resource) {
        String path = resource.getRawPath().equals("/") ? "" : resource.getRawPath();
        return URI.create(resource.getScheme() + "://" + resource.getRawAuthority() + WELL_KNOWN + path);
    }

    private static String document(URI resource, Settings settings) {
        List<String> servers = settings.trust().tenants().stream()
                .sorted()
                .map(tenant -> settings.keys().authority() + "/" + tenant + "/v2.0")
                .toList();
        List<String> scopes = settings.trust().audiences().stream()
                .filter(audience -> audience.matches("api://[0-9a-f-]{36}"))
                .sorted()
                .map(audience -> audience + "/.default")
                .toList();
        Set<String> algorithms = new TreeSet<>();
        settings.trust().algorithms().forEach(algorithm -> algorithms.add(algorithm.name()));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("resource", resource);
        members.put("authorization_servers", servers);
        if (!scopes.isEmpty()) {
            members.put("scopes_supported", scopes);
        }
        members.put("bearer_methods_supported", List.of("header"));
        members.put("resource_signing_alg_values_supported", algorithms);
        return JsonWriter.write(members);
    }
}
