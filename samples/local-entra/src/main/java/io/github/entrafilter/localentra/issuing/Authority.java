package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.TokenVersion;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where this stand-in is, and which tenant it serves.
 *
 * @param base {@code http://localhost:PORT}, in the place of {@code https://login.microsoftonline.com}
 * @param tenantId the tenant's GUID
 */
public record Authority(URI base, String tenantId) {

    /** What the issuer of a tenant-independent document has in the tenant's place, braces and all. */
    public static final String ANY_TENANT = "{tenantid}";

    private static final Set<String> TENANT_INDEPENDENT = Set.of("common", "organizations");

    /** The tenant in the issuers of the documents under this path segment; empty for a tenant that is not here. */
    public Optional<String> issuerTenant(String segment) {
        if (segment.equalsIgnoreCase(tenantId)) {
            return Optional.of(tenantId);
        }
        return isTenantIndependent(segment) ? Optional.of(ANY_TENANT) : Optional.empty();
    }

    public static boolean isTenantIndependent(String segment) {
        return TENANT_INDEPENDENT.contains(segment.toLowerCase(Locale.ROOT));
    }

    /** The issuer of a tenant's tokens. That of version 1.0 does not follow the authority: it is a name, no address. */
    public String issuer(TokenVersion version, String tenant) {
        return version == TokenVersion.V1 ? "https://sts.windows.net/" + tenant + "/" : base + "/" + tenant + "/v2.0";
    }
}
