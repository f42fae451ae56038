package io.github.entrafilter.token;

import io.github.entrafilter.settings.TrustSettings;
import java.util.ArrayList;
import java.util.List;

/** The checks of a token, in the order of the judgement. */
final class TokenChecks {

    private TokenChecks() {}

    /**
     * Returns the checks by this policy. Checks without a key come first: a token for another API never causes a fetch
     * of keys. None of what they check is secret. The policy on single callers comes last, for genuine tokens only.
     */
    static List<TokenCheck> of(TrustSettings policy) {
        List<TokenCheck> checks = new ArrayList<>();
        checks.add(new FormCheck(policy.maxTokenBytes()));
        checks.add(new HeaderCheck(policy.algorithms()));
        checks.add(new VersionCheck(policy.versions()));
        checks.add(new TenantCheck(policy.tenants()));
        checks.add(new AudienceCheck(policy.audiences()));
        checks.add(new LifetimeCheck(policy.clockSkew()));
        checks.addAll(KeyChecks.ALL);
        checks.add(new BindingCheck());
        checks.add(new CallerCheck(policy.callers().registered()));
        checks.addAll(CallerPolicyChecks.of(policy.callers()));
        return List.copyOf(checks);
    }
}
