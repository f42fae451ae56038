package io.github.entrafilter.http;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.json.JsonWriter;
import io.github.entrafilter.settings.CallerPolicy;
import io.github.entrafilter.settings.ResponseSettings.Resource;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The metadata of this API, by which clients find the issuer of its tokens: RFC 9728. Derived from settings alone: the
 * Host header of a request cannot be trusted.
 *
 * @param location the URL of the document: RFC 9728, section 3.1
 * @param paths the paths of the document within this application
 * @param scope the scopes that a user's token needs, for challenges; empty if none is required
 * @param document in JSON
 */
public record ResourceMetadata(URI location, Set<String> paths, Optional<String> scope, String document) {

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** RFC 6749, section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    public static Optional<ResourceMetadata> of(Settings settings) {
        Optional<Resource> resource = settings.responses().resource();
        return resource.isPresent() ? Optional.of(of(resource.get(), settings)) : Optional.empty();
    }

    private static ResourceMetadata of(Resource resource, Settings settings) {
        URI url = resource.url();
        List<String> scopes = scopes(url, settings.trust().callers());
        return new ResourceMetadata(
                URI.create(url.getScheme() + "://" + url.getRawAuthority() + WELL_KNOWN + url.getRawPath()),
                pathsOf(url),
                scopes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", scopes)),
                document(resource, scopes.isEmpty() ? List.of(url + "/.default") : scopes, settings));
    }

    /** Whether the request is for this document. */
    public boolean isRequestedBy(IncomingRequest request) {
        return READING.contains(request.method()) && paths.contains(request.path());
    }

    public PreparedResponse response() {
        return new PreparedResponse(
                200, Map.of("Content-Type", "application/json", "Cache-Control", "max-age=3600"), document);
    }

    /**
     * The document's path at the host's root, and below a context path or behind a proxy that removes a prefix: these
     * begin the resource's path, and are not in a request's path.
     */
    private static Set<String> pathsOf(URI resource) {
        String path = resource.getPath();
        Set<String> paths = new HashSet<>(Set.of(WELL_KNOWN));
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            paths.add(WELL_KNOWN + path.substring(slash));
        }
        return Set.copyOf(paths);
    }

    /**
     * The scopes that a user's token needs, as clients request them: qualified by the URL that they send as resource
     * indicator, or Entra responds with AADSTS9010010.
     */
    private static List<String> scopes(URI resource, CallerPolicy policy) {
        List<String> scopes = new ArrayList<>();
        if (policy.acceptedCallers().include(CallerKind.USER)) {
            for (String scope : new TreeSet<>(policy.scopesAllowed())) {
                if (SCOPE.matcher(scope).matches()) {
                    scopes.add(resource + "/" + scope);
                }
            }
        }
        return scopes;
    }

    private static String document(Resource resource, List<String> scopes, Settings settings) {
        List<String> servers = new ArrayList<>();
        for (String tenant : new TreeSet<>(settings.trust().tenants())) {
            servers.add(settings.keys().authority() + "/" + tenant + "/v2.0");
        }
        Set<String> algorithms = new TreeSet<>();
        for (SignatureAlgorithm algorithm : settings.trust().algorithms()) {
            algorithms.add(algorithm.name());
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("resource", resource.url());
        members.put("authorization_servers", servers);
        members.put("scopes_supported", scopes);
        members.put("bearer_methods_supported", List.of("header"));
        members.put("resource_signing_alg_values_supported", algorithms);
        if (resource.name().isPresent()) {
            members.put("resource_name", resource.name().get());
        }
        if (resource.documentation().isPresent()) {
            members.put("resource_documentation", resource.documentation().get());
        }
        return JsonWriter.write(members);
    }
}
