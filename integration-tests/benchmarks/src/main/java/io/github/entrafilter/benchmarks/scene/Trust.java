package io.github.entrafilter.benchmarks.scene;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tokens that the API accepts, the same for every candidate.
 *
 * @param authority the authority that the filter fetches the same keys from
 * @param keys the published key set
 */
public record Trust(URI authority, String tenant, String audience, JWKSet keys) {

    /** Returns trust in the keys that the authority publishes now. */
    public static Trust in(URI authority, String tenant, String audience) throws IOException, ParseException {
        URI keys = URI.create(authority + "/" + tenant + "/discovery/keys");
        return new Trust(authority, tenant, audience, JWKSet.load(keys.toURL()));
    }

    /** Returns the issuer of v1.0 tokens. */
    public String issuer() {
        return "https://sts.windows.net/" + tenant + "/";
    }

    /** Returns the filter's settings, as init-params. */
    public Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("tenant-id", tenant);
        settings.put("audiences", audience);
        settings.put("authority", authority.toString());
        settings.putAll(more);
        return settings;
    }
}
