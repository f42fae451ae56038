package io.github.entrafilter.keys;

import io.github.entrafilter.keys.KeyStatus.Failure.Cause;
import io.github.entrafilter.platform.Printable;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The authority's OpenID metadata, which names the issuer and the key set: one document for v1.0 tokens and one for
 * v2.0 tokens.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens">Entra: access tokens</a>
 */
final class Metadata {

    /** Source of JSON documents of the authority. */
    @FunctionalInterface
    interface Documents {

        /** The JSON object at this address; may block, within time-outs. */
        Map<String, Object> get(URI address) throws KeyFetchException;
    }

    /** Its documents hold for every tenant, with {@code {tenantid}} where the tenant stands. */
    private static final String ANY_TENANT = "common";

    private static final String HTTPS = "https://";

    private static final String TEMPLATE = "{tenantid}";

    private static final int MAX_ISSUER = 200;

    private final KeySettings settings;
    private final Verifiers verifiers;

    Metadata(KeySettings settings) {
        this.settings = settings;
        this.verifiers = Verifiers.of(settings.verificationProvider());
    }

    /** The key set of one token version, as these documents have it. */
    KeySet fetch(TokenVersion version, Documents documents) throws KeyFetchException {
        URI address = documentOf(version);
        Map<String, Object> document = documents.get(address);
        String issuer = KeySetReader.text(document, "issuer").orElse("");
        if (!isOurs(issuer, version)) {
            throw otherIssuer(address, issuer);
        }
        Map<String, List<SigningKey>> keys = KeySetReader.read(documents.get(keysOf(document, address)), verifiers);
        Optional<String> cloud = KeySetReader.text(document, "cloud_instance_name");
        return new KeySet(issuer, cloud, keys);
    }

    private URI documentOf(TokenVersion version) {
        String path = version == TokenVersion.V1 ? "" : "/v2.0";
        String query = settings.application().isPresent()
                ? "?appid=" + settings.application().get()
                : "";
        return URI.create(settings.authority() + "/" + tenant() + path + "/.well-known/openid-configuration" + query);
    }

    private String tenant() {
        return settings.tenants().size() == 1 ? settings.tenants().iterator().next() : ANY_TENANT;
    }

    private String tenantInIssuer() {
        return tenant().equals(ANY_TENANT) ? TEMPLATE : tenant();
    }

    /** The v1.0 issuer has a host of its own (sts.windows.net in the public cloud), the v2.0 issuer the authority's. */
    private boolean isOurs(String issuer, TokenVersion version) {
        String tenant = tenantInIssuer();
        return version == TokenVersion.V2
                ? issuer.equals(settings.authority() + "/" + tenant + "/v2.0")
                : isOfHost(issuer, "/" + tenant + "/");
    }

    /** Whether this is an https URL of any host with this path, and nothing else. */
    private static boolean isOfHost(String url, String path) {
        if (!url.startsWith(HTTPS) || !url.endsWith(path)) {
            return false;
        }
        int end = url.length() - path.length();
        for (int i = HTTPS.length(); i < end; i++) {
            if ("/?#@".indexOf(url.charAt(i)) >= 0) {
                return false;
            }
        }
        return end > HTTPS.length();
    }

    /** The failure by another issuer. If only its host differs, that is the authority of the tenant's cloud. */
    private KeyFetchException otherIssuer(URI address, String issuer) {
        String message = address + ": metadata of another issuer, '" + Printable.ascii(issuer, MAX_ISSUER) + "'";
        Matcher other = Pattern.compile("(https?://[A-Za-z0-9.:\\[\\]-]+)/\\Q" + tenantInIssuer() + "\\E/v2\\.0")
                .matcher(issuer);
        return other.matches() && issuer.length() <= MAX_ISSUER
                ? new KeyFetchException(message + "; set entra.authority to " + other.group(1), Cause.SETTINGS)
                : new KeyFetchException(message);
    }

    private static URI keysOf(Map<String, Object> document, URI address) throws KeyFetchException {
        try {
            return URI.create(KeySetReader.text(document, "jwks_uri").orElseThrow());
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new KeyFetchException(address + ": no jwks_uri", e);
        }
    }
}
