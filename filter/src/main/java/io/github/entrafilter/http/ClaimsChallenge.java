package io.github.entrafilter.http;

import io.github.entrafilter.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a challenge by which a client gets a newer token.
 *
 * @param authorizationEndpoint that of Entra ID, which every claims challenge names
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Entra: claims challenges</a>
 */
public record ClaimsChallenge(URI authorizationEndpoint) {

    private static final String ANY_TENANT = "common";

    public static ClaimsChallenge of(Settings settings) {
        Set<String> tenants = settings.trust().tenants();
        String tenant = tenants.size() == 1 ? tenants.iterator().next() : ANY_TENANT;
        return new ClaimsChallenge(URI.create(settings.keys().authority() + "/" + tenant + "/oauth2/authorize"));
    }

    /** The parameters that request a token issued at this time or later. */
    Map<String, String> requestNewerThan(Instant time) {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"" + time.getEpochSecond() + "\"}}}";
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("authorization_uri", authorizationEndpoint.toString());
        parameters.put("claims", Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)));
        return parameters;
    }
}
