package io.github.entrafilter.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Every setting there is: its name, its default and its meaning. */
public enum Setting {
    TENANT_ID(
            "tenant-id",
            Type.GUID,
            "",
            "11111111-2222-3333-4444-555555555555",
            "GUID of the directory whose tokens are trusted"),
    ALLOWED_TENANTS(
            "allowed-tenants",
            Type.GUIDS,
            "",
            "11111111-2222-3333-4444-555555555555",
            "GUIDs of the tenants of a multi-tenant API; tenant-id alone if not set"),
    CLIENT_ID(
            "client-id",
            Type.GUID,
            "",
            "11111111-2222-3333-4444-555555555555",
            "GUID of this API's app registration; makes the audiences {id} and api://{id}"),
    AUDIENCES(
            "audiences",
            Type.LIST,
            "",
            "api://orders.contoso.example",
            "accepted aud values, besides those made from client-id"),
    AUTHORITY(
            "authority",
            Type.URL,
            "https://login.microsoftonline.com",
            "https://login.microsoftonline.us",
            "the cloud's authority; http only for loopback"),
    TOKEN_VERSIONS("token-versions", Type.LIST, "1.0, 2.0", "2.0", "accepted versions of access tokens"),
    ACCEPTED_CALLERS("accepted-callers", Type.CHOICE, "applications", "any", "applications, users or any"),
    SCOPES_ALLOWED("scopes-allowed", Type.LIST, "", "orders.read", "a user's token needs one of these scopes"),
    ALLOWED_CLIENTS(
            "allowed-clients",
            Type.GUIDS,
            "",
            "11111111-2222-3333-4444-555555555555",
            "client ids or object ids of the only clients let in; any if not set"),
    ASSIGNMENT_REQUIRED(
            "assignment-required",
            Type.YES_OR_NO,
            "true",
            "false",
            "refuse a token with neither a role nor, for a user, a scope, unless allowed-clients has its client"),
    CALLERS(
            "callers",
            Type.LIST,
            "",
            "billing=11111111-2222-3333-4444-555555555555 consumer",
            "applications known by name, each as name=id followed by roles it holds here: "
                    + "billing=11111111-2222-3333-4444-555555555555 consumer"),
    CLIENT_AUTHENTICATION(
            "client-authentication",
            Type.CHOICE,
            "any",
            "certificate",
            "how a client must have proved to Entra who it is: any, secret, certificate"),
    REVOKED(
            "revoked",
            Type.LIST,
            "",
            "11111111-2222-3333-4444-555555555555@2026-11-23T10:00:00Z",
            "revoked object ids, client ids, and ids of tokens (uti); @ and a time after an id accepts tokens issued since: "
                    + "11111111-2222-3333-4444-555555555555@2026-11-23T10:00:00Z"),
    REVOKED_FILE(
            "revoked-file",
            Type.PATH,
            "",
            "/etc/orders/revoked",
            "file with further entries of revoked, one on each line, # begins a comment; read again each second"),
    MODE(
            "mode",
            Type.CHOICE,
            "enforce",
            "report",
            "enforce, or report to let everybody through and only log who would be refused"),
    ROLES_ALLOWED("roles-allowed", Type.LIST, "", "consumer, admin", "each request needs one of these roles"),
    PUBLIC_PATHS(
            "public-paths",
            Type.LIST,
            "",
            "/health, /open/*",
            "servlet URL patterns that need no token, / for the context root alone; not inherited by a filter with its own "
                    + "roles-allowed"),
    CONTAINER_LOGIN(
            "container-login",
            Type.YES_OR_NO,
            "false",
            "true",
            "the caller is the container's caller too, for EJBs, security constraints and Jakarta Security; for the whole "
                    + "application"),
    SIGNATURE_ALGORITHMS(
            "signature-algorithms",
            Type.LIST,
            "RS256",
            "RS256, PS256",
            "allowed of RS256, RS384, RS512, PS256, PS384, PS512"),
    CLOCK_SKEW("clock-skew", Type.DURATION, "PT60S", "PT30S", "tolerated difference of clocks, at most PT5M"),
    MAX_TOKEN_BYTES("max-token-bytes", Type.NUMBER, "16384", "8192", "longest token that is looked at"),
    TOKEN_CACHE_SIZE(
            "token-cache-size", Type.NUMBER, "10000", "50000", "verdicts on genuine tokens that are kept; 0 for none"),
    VERIFICATION_PROVIDER(
            "verification-provider",
            Type.CHOICE,
            "jdk",
            "corretto",
            "jdk, or corretto or conscrypt where that provider is on the class path: half the time for a signature"),
    SIGNING_KEYS(
            "signing-keys",
            Type.CHOICE,
            "tenant",
            "application",
            "tenant, or application for an app registration with signing keys of its own; needs client-id"),
    KEY_REFRESH_INTERVAL(
            "key-refresh-interval", Type.DURATION, "PT12H", "PT6H", "between background fetches of the signing keys"),
    KEY_REFRESH_MIN_INTERVAL(
            "key-refresh-min-interval", Type.DURATION, "PT30S", "PT1M", "between fetches for unknown key ids"),
    KEY_LAST_KNOWN_GOOD(
            "key-last-known-good",
            Type.DURATION,
            "PT24H",
            "P3D",
            "how long fetched keys serve while no fetch succeeds"),
    KEY_STORE(
            "key-store",
            Type.PATH,
            "",
            "/var/lib/orders/keys",
            "file that keeps the last good keys across restarts; one for each token version beside it"),
    CONNECT_TIMEOUT("connect-timeout", Type.DURATION, "PT2S", "PT1S", "to the authority"),
    READ_TIMEOUT("read-timeout", Type.DURATION, "PT5S", "PT3S", "for one whole answer of the authority"),
    PROXY(
            "proxy",
            Type.URL,
            "",
            "http://proxy.contoso.example:3128",
            "http://host:port or http://user:password@host:port, to the authority; the JVM's if not set"),
    TRUST_STORE(
            "trust-store",
            Type.PATH,
            "",
            "/etc/ssl/contoso.pem",
            "PEM, PKCS #12 or JKS file, for TLS to the authority; the JVM's if not set"),
    TRUST_STORE_PASSWORD("trust-store-password", Type.TEXT, "changeit", "changeit", "of a PKCS #12 or JKS trust-store"),
    CLIENT_CERTIFICATE_HEADER(
            "client-certificate-header",
            Type.TEXT,
            "",
            "Client-Cert",
            "header of RFC 9440 in which a trusted proxy hands over the client's certificate"),
    TRUSTED_PROXIES(
            "trusted-proxies",
            Type.LIST,
            "",
            "10.0.0.4, fd00::/8",
            "IP addresses and CIDR ranges of the proxies whose client-certificate-header is believed; each must be the "
                    + "peer of the connection, and the server must not take the remote address from a header"),
    REALM("realm", Type.TEXT, "", "orders", "realm of the challenges"),
    RESOURCE_URL(
            "resource-url",
            Type.URL,
            "",
            "https://api.contoso.example/orders",
            "this API's public https URL; turns the metadata of RFC 9728 on"),
    ERROR_DETAIL("error-detail", Type.CHOICE, "terse", "full", "terse or full: how much of the reason the caller sees");

    /** What a value is, and the Java type that tools know it by. */
    public enum Type {
        GUID("GUID", String.class.getName()),
        GUIDS("list of GUIDs", "java.util.List<java.lang.String>"),
        TEXT("text", String.class.getName()),
        LIST("list", "java.util.List<java.lang.String>"),
        CHOICE("choice", String.class.getName()),
        YES_OR_NO("true or false", Boolean.class.getName()),
        NUMBER("number", Integer.class.getName()),
        DURATION("ISO 8601 duration", Duration.class.getName()),
        URL("URL", URI.class.getName()),
        PATH("path", Path.class.getName());

        private final String inWords;
        private final String javaType;

        Type(String inWords, String javaType) {
            this.inWords = inWords;
            this.javaType = javaType;
        }

        /** In words, for people. */
        public String inWords() {
            return inWords;
        }

        /** For tools. */
        public String javaType() {
            return javaType;
        }
    }

    private final String key;
    private final Type type;
    private final String defaultValue;
    private final String example;
    private final String meaning;

    Setting(String key, Type type, String defaultValue, String example, String meaning) {
        this.key = key;
        this.type = type;
        this.defaultValue = defaultValue;
        this.example = example;
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
        return NameCheck.variableOf(propertyName());
    }

    /** What a value is. */
    public Type type() {
        return type;
    }

    /** A value that is not the default. */
    public String example() {
        return example;
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
