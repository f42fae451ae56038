package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.util.Set;
import java.util.TreeSet;

/** {@code tid}: one of the trusted tenants, and written once. */
record TenantCheck(Set<String> tenants) implements TokenCheck {

    private static final String CLAIM = "tid";

    @Override
    public String name() {
        return "tenant";
    }

    @Override
    public String expected(Judgement judgement) {
        return String.join(" or ", new TreeSet<>(tenants));
    }

    @Override
    public String found(Judgement judgement) {
        return judgement.claims().textOrNothing(CLAIM);
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        Claims claims = judgement.claims();
        String tenant = claims.requiredGuid(CLAIM);
        // With two spellings, another reader might use the other one.
        for (String name : claims.members().keySet()) {
            if (CLAIM.equalsIgnoreCase(name) && !CLAIM.equals(name)) {
                throw Claims.malformed(CLAIM, "one claim in one spelling");
            }
        }
        if (!tenants.contains(tenant)) {
            throw new RefusedException(Reason.WRONG_TENANT);
        }
        judgement.establishTenant(tenant);
    }
}
