package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.util.Set;
import java.util.TreeSet;

/** {@code tid}: one of the trusted tenants, and written once. */
record TenantCheck(Set<String> tenants) {

    private static final String CLAIM = "tid";

    /** The tenant in lower case. */
    String require(Claims claims) throws RefusedException {
        String tenant = claims.requiredGuid(CLAIM);
        // A second spelling would leave it open which of the two somebody else reads.
        for (String name : claims.members().keySet()) {
            if (CLAIM.equalsIgnoreCase(name) && !CLAIM.equals(name)) {
                throw Claims.malformed(CLAIM, "one claim in one spelling");
            }
        }
        if (!tenants.contains(tenant)) {
            throw new RefusedException(Reason.WRONG_TENANT, String.join(" or ", new TreeSet<>(tenants)), tenant);
        }
        return tenant;
    }
}
