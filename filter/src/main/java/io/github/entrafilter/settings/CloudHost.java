package io.github.entrafilter.settings;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hosts of Entra's clouds. Several may serve a cloud's metadata; the one that the metadata names as v2.0 issuer is
 * the authority.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud">Entra: national
 *     clouds</a>
 */
final class CloudHost {

    private static final String PUBLIC = "login.microsoftonline.com";
    private static final String CHINA = "login.partner.microsoftonline.cn";
    private static final String US_GOVERNMENT = "login.microsoftonline.us";

    /** Other names of a cloud's authority, and the hosts of v1.0 issuers. */
    private static final Map<String, String> ALIASES = Map.of(
            "login.windows.net", PUBLIC,
            "login.microsoft.com", PUBLIC,
            "sts.windows.net", PUBLIC,
            "login.chinacloudapi.cn", CHINA,
            "sts.chinacloudapi.cn", CHINA,
            "login.usgovcloudapi.net", US_GOVERNMENT);

    private static final String EXTERNAL_ID = ".ciamlogin.com";
    private static final List<String> B2C = List.of(".b2clogin.com", ".b2clogin.cn");

    private CloudHost() {}

    /** Returns the host that counts for this one, in lower case. */
    static String authorityOf(String host) {
        return ALIASES.getOrDefault(host, host);
    }

    /** Rejects Azure AD B2C: its issuers and key sets belong to policies, not to the tenant. */
    static void rejectB2c(String host) {
        for (String domain : B2C) {
            if (host.endsWith(domain)) {
                throw new IllegalArgumentException(
                        "is Azure AD B2C, which is not supported: use a tenant of Entra ID or External ID");
            }
        }
    }

    /** Whether this is Entra External ID: each tenant has a host, no v1.0 tokens and no v1.0 metadata. */
    static boolean isExternalId(URI authority) {
        return authority.getHost().endsWith(EXTERNAL_ID);
    }

    /** Returns the authority that issues the tokens: that of External ID has the tenant's id in place of its name. */
    static URI issuing(URI authority, Set<String> tenants) {
        return isExternalId(authority) && tenants.size() == 1
                ? URI.create("https://" + tenants.iterator().next() + EXTERNAL_ID)
                : authority;
    }
}
