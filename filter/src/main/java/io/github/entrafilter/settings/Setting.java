package io.github.entrafilter.settings;

import java.util.Arrays;
import java.util.Optional;

/** Every setting there is: its name, its default and its meaning. */
public enum Setting {
    TENANT_ID("tenant-id", "", "GUID of the directory whose tokens are trusted"),
    ALLOWED_TENANTS("allowed-tenants", "", "GUIDs of the tenants of a multi-tenant API; tenant-id alone if not set"),
    CLIENT_ID("client-id", "", "GUID of this API's app registration; makes the audiences {id} and api://{id}"),
    AUDIENCES("audiences", "", "accepted aud values, besides those made from client-id"),
    AUTHORITY("authority", "https://login.microsoftonline.com", "the cloud's authority; http only for loopback"),
    TOKEN_VERSIONS("token-versions", "1.0, 2.0", "accepted versions of access tokens"),
    ACCEPTED_CALLERS("accepted-callers", "applications", "applications, users or any"),
    SCOPES_ALLOWED("scopes-allowed", "", "a user's token needs one of these scopes"),
    ALLOWED_CLIENTS("allowed-clients", "", "client ids or object ids of the only clients let in; any if not set"),
    ASSIGNMENT_REQUIRED(
            "assignment-required", "true", "refuse a token without any role, unless allowed-clients has its client"),
    CALLERS(
            "callers",
            "",
            "applications known by name, each as name=id followed by roles it holds here: "
                    + "billing=11111111-2222-3333-4444-555555555555 consumer"),
    CLIENT_AUTHENTICATION(
            "client-authentication",
            "any",
            "how a client must have proved to Entra who it is: any, secret, certificate"),
    REVOKED(
            "revoked",
            "",
            "who is shut out now: object ids, client ids, or ids of tokens (uti); @ and a time behind one lets tokens "
                    + "issued since in again: 11111111-2222-3333-4444-555555555555@2026-11-23T10:00:00Z"),
    REVOKED_FILE("revoked-file", "", "file with more of revoked, one on each line, read again each second"),
    MODE("mode", "enforce", "enforce, or report to let everybody through and only log who would be refused"),
    ROLES_ALLOWED("roles-allowed", "", "each request needs one of these roles"),
    PUBLIC_PATHS("public-paths", "", "servlet URL patterns that need no token"),
    CONTAINER_LOGIN(
            "container-login",
            "false",
            "the caller is the container's caller too, for EJBs, security constraints and Jakarta Security; for the whole "
                    + "application"),
    SIGNATURE_ALGORITHMS("signature-algorithms", "RS256", "allowed of RS256, RS384, RS512, PS256, PS384, PS512"),
    CLOCK_SKEW("clock-skew", "PT60S", "tolerated difference of clocks, at most PT5M"),
    MAX_TOKEN_BYTES("max-token-bytes", "16384", "longest token that is looked at"),
    TOKEN_CACHE_SIZE("token-cache-size", "10000", "verdicts on genuine tokens that are kept; 0 for none"),
    VERIFICATION_PROVIDER(
            "verification-provider",
            "jdk",
            "jdk, or corretto or conscrypt where that provider is on the class path: half the time for a signature"),
    SIGNING_KEYS(
            "signing-keys",
            "tenant",
            "tenant, or application for an app registration with signing keys of its own; needs client-id"),
    KEY_REFRESH_INTERVAL("key-refresh-interval", "PT12H", "between background fetches of the signing keys"),
    KEY_REFRESH_MIN_INTERVAL("key-refresh-min-interval", "PT30S", "between fetches for unknown key ids"),
    KEY_LAST_KNOWN_GOOD("key-last-known-good", "PT24H", "how long fetched keys serve while no fetch succeeds"),
    KEY_STORE(
            "key-store",
            "",
            "file that keeps the last good keys across restarts; one for each token version beside it"),
    CONNECT_TIMEOUT("connect-timeout", "PT2S", "to the authority"),
    READ_TIMEOUT("read-timeout", "PT5S", "for one whole answer of the authority"),
    PROXY("proxy", "", "http://host:port or http://user:password@host:port, to the authority; the JVM's if not set"),
    TRUST_STORE("trust-store", "", "PEM, PKCS #12 or JKS file, for TLS to the authority; the JVM's if not set"),
    TRUST_STORE_PASSWORD("trust-store-password", "changeit", "of a PKCS #12 or JKS trust-store"),
    CLIENT_CERTIFICATE_HEADER(
            "client-certificate-header",
            "",
            "header of RFC 9440 in which a trusted proxy hands over the client's certificate"),
    TRUSTED_PROXIES("trusted-proxies", "", "IP addresses of the proxies whose client-certificate-header is believed"),
    REALM("realm", "", "realm of the challenges"),
    RESOURCE_URL("resource-url", "", "this API's public https URL; turns the metadata of RFC 9728 on"),
    ERROR_DETAIL("error-detail", "terse", "terse or full: how much of the reason the caller sees");

    private final String key;
    private final String defaultValue;
    private final String meaning;

    Setting(String key, String defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    /** The name as a filter's init-param carries it. */
    public String key() {
        return key;
    }

    /** The name as MicroProfile Config and system properties carry it. */
    public String propertyName() {
        return "entra." + key;
    }

    /** The name as the environment carries it, by the rule of MicroProfile Config. */
    public String environmentName() {
        return SettingNames.variableOf(propertyName());
    }

    /** The value if nothing is configured; empty for none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** Whether it holds for a whole application, and so is none of a single filter's. */
    boolean isOfApplication() {
        return this == CONTAINER_LOGIN;
    }

    /** Whether its value may hold a secret, and so must not be shown. */
    public boolean isSecret() {
        return this == PROXY || this == TRUST_STORE_PASSWORD;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    static Optional<Setting> ofEnvironmentName(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.environmentName().equals(name))
                .findFirst();
    }
}
