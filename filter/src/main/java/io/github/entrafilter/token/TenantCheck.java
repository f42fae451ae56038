package io.github.entrafilter.token;

import java.util.Set;

/** {@code tid}: one of the trusted tenants, and said once. */
record TenantCheck(Set<String> tenants) {

    private static final String CLAIM = "tid";

    String require(Claims claims) throws RefusedException {
        String tenant = claims.requiredText(CLAIM);
        // A second spelling would leave it open which of the two somebody else reads.
        for (String name : claims.members().keySet()) {
            if (CLAIM.equalsIgnoreCase(name) && !CLAIM.equals(name)) {
                throw Claims.malformed(CLAIM, "one claim in one spelling");
            }
        }
        if (!tenants.contains(tenant)) {
            throw new RefusedException(Reason.WRONG_TENANT, String.join(" or ", tenants), tenant);
        }
        return tenant;
    }
}
