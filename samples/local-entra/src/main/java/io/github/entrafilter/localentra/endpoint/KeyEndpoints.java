package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour.Contents;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.json.JsonBuilder;
import io.github.entrafilter.localentra.keys.KeyInventory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The discovery and key endpoints of one authority. They count requests, and can be made to fail. */
final class KeyEndpoints {

    private final Authority authority;
    private final DiscoveryDocument discovery;
    private final KeySetDocument keySet;
    private final EntraErrorWriter errors;
    private final KeyEndpointState state;

    KeyEndpoints(Authority authority, KeyInventory keys, EntraErrorWriter errors, KeyEndpointState state) {
        this.authority = authority;
        this.discovery = new DiscoveryDocument(authority);
        this.keySet = new KeySetDocument(authority, keys);
        this.errors = errors;
        this.state = state;
    }

    Response discovery(AccessTokenVersion version, Request request) {
        // Entra repeats the application, whose custom signing keys can be in the set.
        String suffix = request.query()
                .value("appid")
                .map(id -> "?appid=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .orElse("");
        String segment = request.variable("tenant");
        return respond(request, (contents, issuerTenant) -> discovery.write(version, segment, issuerTenant, suffix));
    }

    Response keys(AccessTokenVersion version, Request request) {
        return respond(request, (contents, issuerTenant) -> switch (contents) {
            case NO_KEYS -> JsonBuilder.object().with("keys", List.of());
            case WEAK_KEY_TOO -> keySet.writeWithWeakKey(version, issuerTenant);
            case ALL_KEYS, KEYS_OF_ANOTHER_TENANT -> keySet.write(version, issuerTenant);
        });
    }

    private Response respond(Request request, Document document) {
        KeyEndpointBehaviour how = state.next();
        String segment = request.variable("tenant");
        Optional<String> issuerTenant = authority.issuerTenant(segment);
        if (issuerTenant.isEmpty()) {
            return errors.response(EntraError.DISCOVERY_OF_UNKNOWN_TENANT.about(segment));
        }
        if (!waited(how)) {
            return Response.error(503, "temporarily_unavailable", "Local Entra is stopping");
        }
        String tenant = how.contents() == Contents.KEYS_OF_ANOTHER_TENANT ? Authority.OTHER_TENANT : issuerTenant.get();
        // Entra's headers for discovery documents: web pages of any origin may read them.
        return how.replacement()
                .orElseGet(() -> Response.json(200, document.write(how.contents(), tenant))
                        .cacheControl("max-age=86400, private")
                        .header("Access-Control-Allow-Origin", "*")
                        .header("X-Content-Type-Options", "nosniff"));
    }

    private static boolean waited(KeyEndpointBehaviour how) {
        try {
            TimeUnit.NANOSECONDS.sleep(how.delay().toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private interface Document {
        JsonBuilder write(Contents contents, String issuerTenant);
    }
}
