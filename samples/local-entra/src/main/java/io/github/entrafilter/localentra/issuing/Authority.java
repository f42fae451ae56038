package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The authority: its address and the one tenant that it serves.
 *
 * @param base {@code http://localhost:PORT}, in place of {@code https://login.microsoftonline.com}
 * @param tenantId the tenant's GUID
 */
public record Authority(URI base, String tenantId) {

    /** The tenant in the issuer of a tenant-independent document, braces included. */
    public static final String ANY_TENANT = "{tenantid}";

    /** A tenant that is not served here, for defects. */
    public static final String OTHER_TENANT = "bbbbbbbb-0000-4000-8000-000000000000";

    private static final Set<String> TENANT_INDEPENDENT = Set.of("common", "organizations");

    /** Returns the tenant in the issuer of documents under this path segment; empty for an unknown tenant. */
    public Optional<String> issuerTenant(String segment) {
        if (segment.equalsIgnoreCase(tenantId)) {
            return Optional.of(tenantId);
        }
        return isTenantIndependent(segment) ? Optional.of(ANY_TENANT) : Optional.empty();
    }

    /** Whether this path segment stands for every tenant. */
    public static boolean isTenantIndependent(String segment) {
        return TENANT_INDEPENDENT.contains(segment.toLowerCase(Locale.ROOT));
    }

    /** Returns the issuer of a tenant's tokens. In version 1.0 it is a name that does not follow the authority. */
    public String issuer(AccessTokenVersion version, String tenant) {
        return version == AccessTokenVersion.V1
                ? "https://sts.windows.net/" + tenant + "/"
                : base + "/" + tenant + "/v2.0";
    }
}
