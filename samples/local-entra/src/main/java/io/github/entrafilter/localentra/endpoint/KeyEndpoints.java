package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.TokenVersion;
import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour.Contents;
import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.AnotherTenant;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.keys.SigningKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The discovery and key endpoints: counts who asks, and behaves as it is told. Safe for use by several threads. */
public final class KeyEndpoints {

    private final Authority authority;
    private final DiscoveryDocument discovery;
    private final KeySetDocument keySet;
    private final EntraErrors errors;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile KeyEndpointBehaviour behaviour = KeyEndpointBehaviour.healthy();

    public KeyEndpoints(Authority authority, SigningKeys keys, EntraErrors errors) {
        this.authority = authority;
        this.discovery = new DiscoveryDocument(authority);
        this.keySet = new KeySetDocument(authority, keys);
        this.errors = errors;
    }

    public int fetches() {
        return fetches.get();
    }

    public boolean areHealthy() {
        return behaviour.isHealthy();
    }

    public void behave(KeyEndpointBehaviour how) {
        behaviour = how;
    }

    Answer discovery(TokenVersion version, Request request) {
        // Entra repeats the application, so that its own signing keys can be in the set (custom signing keys).
        String suffix = request.query()
                .value("appid")
                .map(id -> "?appid=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .orElse("");
        String segment = request.variable("tenant");
        return answer(request, (contents, issuerTenant) -> discovery.write(version, segment, issuerTenant, suffix));
    }

    Answer keys(TokenVersion version, Request request) {
        return answer(request, (contents, issuerTenant) -> switch (contents) {
            case NO_KEYS -> Map.of("keys", List.of());
            case WEAK_KEY_TOO -> keySet.writeWithWeakKey(version, issuerTenant);
            case ALL_KEYS, KEYS_OF_ANOTHER_TENANT -> keySet.write(version, issuerTenant);
        });
    }

    private Answer answer(Request request, Document document) {
        fetches.incrementAndGet();
        String segment = request.variable("tenant");
        Optional<String> issuerTenant = authority.issuerTenant(segment);
        if (issuerTenant.isEmpty()) {
            return errors.answer(EntraError.DISCOVERY_OF_UNKNOWN_TENANT.about(segment));
        }
        KeyEndpointBehaviour how = behaviour;
        if (!waited(how)) {
            return Answer.error(503, "temporarily_unavailable", "Local Entra is stopping");
        }
        String tenant = how.contents() == Contents.KEYS_OF_ANOTHER_TENANT ? AnotherTenant.ID : issuerTenant.get();
        // What Entra says of the documents of its discovery family.
        return how.instead()
                .orElseGet(() -> Answer.json(200, document.write(how.contents(), tenant))
                        .cacheControl("max-age=86400, private"));
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
        Map<String, Object> write(Contents contents, String issuerTenant);
    }
}
