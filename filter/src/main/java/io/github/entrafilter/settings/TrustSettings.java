package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.Group.OPERATIONS;
import static io.github.entrafilter.settings.Setting.Group.TRUST;
import static io.github.entrafilter.settings.SettingType.duration;
import static io.github.entrafilter.settings.SettingType.number;
import static io.github.entrafilter.settings.SettingType.oneOf;
import static io.github.entrafilter.settings.StringType.GUID;
import static io.github.entrafilter.settings.StringType.TENANT;
import static io.github.entrafilter.settings.StringType.WORD;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The policy by which a token is judged. It cannot say "skip this check": an empty set accepts nothing.
 *
 * @param tenants lower-case GUIDs
 * @param audiences accepted {@code aud} values, compared exactly
 * @param versions accepted {@code ver} values
 * @param clockSkew zero to five minutes
 * @param maxTokenBytes positive
 * @param tokenCacheSize maximum number of cached verdicts; 0 disables the cache
 */
public record TrustSettings(
        Set<String> tenants,
        Set<String> audiences,
        Set<TokenVersion> versions,
        Set<SignatureAlgorithm> algorithms,
        CallerPolicy callers,
        Duration clockSkew,
        int maxTokenBytes,
        int tokenCacheSize) {

    static final SettingCatalog.Section DECLARED = new SettingCatalog.Section();

    static final Setting<String> TENANT_ID = DECLARED.setting(TRUST, "tenant-id", TENANT)
            .example("11111111-2222-3333-4444-555555555555")
            .meaning("directory (tenant) whose tokens are trusted; required unless allowed-tenants is set");

    static final Setting<Set<String>> ALLOWED_TENANTS = DECLARED.setting(TRUST, "allowed-tenants", TENANT.list("GUIDs"))
            .example("11111111-2222-3333-4444-555555555555")
            .meaning("further tenants of a multi-tenant API, in addition to tenant-id");

    static final Setting<String> CLIENT_ID = DECLARED.setting(TRUST, "client-id", GUID)
            .example("11111111-2222-3333-4444-555555555555")
            .meaning(
                    "app registration of this API; adds the audiences {id} and api://{id}, and for v1.0 tokens api://{id}/");

    public static final Setting<Set<String>> AUDIENCES = DECLARED.setting(TRUST, "audiences", WORD.list("audiences"))
            .example("api://orders.contoso.example")
            .meaning("accepted aud values, in addition to those of client-id and resource-url");

    static final Setting<URI> AUTHORITY = DECLARED.setting(TRUST, "authority", LocationType.AUTHORITY)
            .byDefault("https://login.microsoftonline.com")
            .example("https://login.microsoftonline.us")
            .meaning(
                    "the cloud's authority, by any of its names; https://{name}.ciamlogin.com for External ID, which accepts "
                            + "v2.0 tokens of one tenant; http for loopback addresses only");

    static final Setting<Set<TokenVersion>> TOKEN_VERSIONS = DECLARED.setting(
                    TRUST,
                    "token-versions",
                    oneOf(TokenVersion.values(), TokenVersion::claim).list("versions"))
            .byDefault("1.0, 2.0")
            .example("2.0")
            .meaning("accepted versions of access tokens");

    static final Setting<Set<SignatureAlgorithm>> SIGNATURE_ALGORITHMS = DECLARED.setting(
                    TRUST,
                    "signature-algorithms",
                    oneOf(SignatureAlgorithm.values(), Enum::name).list("algorithms"))
            .byDefault("RS256")
            .example("RS256, PS256")
            .meaning("accepted signature algorithms");

    static final Setting<Duration> CLOCK_SKEW = DECLARED.setting(
                    TRUST, "clock-skew", duration(Duration.ZERO, Duration.ofMinutes(5)))
            .byDefault("PT60S", Duration.ofSeconds(60))
            .example("PT30S")
            .meaning("tolerated difference between clocks");

    static final Setting<Integer> MAX_TOKEN_BYTES = DECLARED.setting(TRUST, "max-token-bytes", number(256, 1 << 20))
            .byDefault("16384")
            .example("8192")
            .meaning("maximum token length in bytes; a longer token is refused unparsed");

    static final Setting<Integer> TOKEN_CACHE_SIZE = DECLARED.setting(
                    OPERATIONS, "token-cache-size", number(0, 10_000_000))
            .byDefault("10000")
            .example("50000")
            .meaning(
                    "maximum number of cached verdicts on genuine tokens, to within one eighth; each takes about 1.8 KB; 0 disables the cache");

    /** Signature algorithms of RFC 7518, sections 3.3 and 3.5: no HMAC, and never {@code none}. */
    public enum SignatureAlgorithm {
        RS256,
        RS384,
        RS512,
        PS256,
        PS384,
        PS512
    }

    public TrustSettings {
        tenants = Set.copyOf(tenants);
        audiences = Set.copyOf(audiences);
        versions = Set.copyOf(versions);
        algorithms = Set.copyOf(algorithms);
    }

    static TrustSettings read(SettingReading reading) {
        Set<String> tenants = tenants(reading);
        Set<TokenVersion> versions = versions(reading, tenants);
        return new TrustSettings(
                tenants,
                audiences(reading, versions),
                versions,
                reading.set(SIGNATURE_ALGORITHMS),
                CallerPolicy.read(reading),
                reading.value(CLOCK_SKEW),
                reading.value(MAX_TOKEN_BYTES),
                reading.value(TOKEN_CACHE_SIZE));
    }

    private static Set<String> tenants(SettingReading reading) {
        Set<String> tenants = new LinkedHashSet<>(reading.set(ALLOWED_TENANTS));
        Optional<String> tenant = reading.optional(TENANT_ID);
        if (tenant.isPresent()) {
            tenants.add(tenant.get());
        }
        reading.require(
                reading.isWritten(TENANT_ID) || reading.isWritten(ALLOWED_TENANTS), SettingReading.missing(TENANT_ID));
        return tenants;
    }

    /** External ID issues v2.0 tokens only: without v1.0 metadata, each fetch of v1.0 keys would fail. */
    private static Set<TokenVersion> versions(SettingReading reading, Set<String> tenants) {
        Set<TokenVersion> versions = reading.set(TOKEN_VERSIONS);
        URI authority = reading.value(AUTHORITY);
        if (!CloudHost.isExternalId(authority)) {
            return versions;
        }
        String subject = AUTHORITY + " = " + authority + " is External ID, ";
        reading.require(
                versions.contains(TokenVersion.V2),
                subject + "which issues v2.0 tokens only: remove " + TOKEN_VERSIONS);
        reading.require(
                tenants.size() < 2, subject + "where each tenant has its own authority: remove " + ALLOWED_TENANTS);
        return Set.of(TokenVersion.V2);
    }

    /**
     * Entra writes the client id into v2.0 tokens, and into v1.0 tokens the App ID URI that the client has requested,
     * with or without a slash: by default api://{id}, and for RFC 9728 the resource's URL. Only this API's owner can
     * have that URL as an App ID URI in its tenant.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Entra:
     *     claims</a>
     */
    private static Set<String> audiences(SettingReading reading, Set<TokenVersion> versions) {
        Set<String> audiences = new LinkedHashSet<>(reading.set(AUDIENCES));
        Set<String> uris = new LinkedHashSet<>();
        Optional<String> id = reading.optional(CLIENT_ID);
        if (id.isPresent()) {
            audiences.add(id.get());
            uris.add("api://" + id.get());
            audiences.addAll(uris);
        }
        reading.require(
                !audiences.isEmpty() || reading.isWritten(CLIENT_ID),
                "no audience is set, one of these is required: " + SettingReading.missing(CLIENT_ID) + "; or "
                        + SettingReading.missing(AUDIENCES));
        Optional<URI> url = reading.optional(ResponseSettings.RESOURCE_URL);
        if (url.isPresent()) {
            uris.add(url.get().toString());
        }
        if (versions.contains(TokenVersion.V1)) {
            for (String uri : uris) {
                audiences.add(uri);
                audiences.add(uri + "/");
            }
        }
        return audiences;
    }
}
