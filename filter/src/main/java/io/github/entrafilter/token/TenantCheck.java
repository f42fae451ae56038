package io.github.entrafilter.token;

import java.util.Set;

/** {@code tid}: one of the trusted tenants, and said once. */
record TenantCheck(Set<String> tenants) {

    private static final String CLAIM = "tid";

    String require(Claims claims) throws RefusedException {
        // A second spelling would leave it open which of the two somebody else reads.
        long spellings = claims.members().keySet().stream()
                .filter(CLAIM::equalsIgnoreCase)
                .count();
        if (spellings > 1) {
            throw Claims.malformed(CLAIM, "one claim in one spelling");
        }
        String tenant = claims.requiredText(CLAIM);
        if (!tenants.contains(tenant)) {
            throw new RefusedException(Reason.WRONG_TENANT, String.join(" or ", tenants), tenant);
        }
        return tenant;
    }
}
