package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The checks of a token, in the order of the judgement, and those of them that are one rule about one claim. */
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
        checks.add(new Version(policy.versions()));
        checks.add(new Tenant(policy.tenants()));
        checks.add(new AudienceCheck(policy.audiences()));
        checks.add(new LifetimeCheck(policy.clockSkew()));
        checks.addAll(KeyChecks.ALL);
        checks.add(new Binding());
        checks.add(new CallerCheck(policy));
        checks.addAll(CallerPolicyChecks.of(policy.callers()));
        return List.copyOf(checks);
    }

    /** {@code ver}: one of the accepted versions. */
    private record Version(Set<TokenVersion> versions) implements TokenCheck {

        private static final String CLAIM = "ver";

        @Override
        public String name() {
            return "version";
        }

        @Override
        public String expected(Judgement judgement) {
            return versions.stream().map(TokenVersion::claim).sorted().collect(Collectors.joining(" or "));
        }

        @Override
        public String found(Judgement judgement) {
            return judgement.claims().stringOrEmpty(CLAIM);
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            Optional<TokenVersion> version =
                    TokenVersion.ofClaim(judgement.claims().requiredText(CLAIM));
            if (version.isEmpty() || !versions.contains(version.get())) {
                throw new RefusedException(Reason.WRONG_VERSION);
            }
            judgement.establishVersion(version.get());
        }
    }

    /** {@code tid}: one of the trusted tenants, and written once. */
    private record Tenant(Set<String> tenants) implements TokenCheck {

        private static final String CLAIM = "tid";

        private static final List<String> OTHER_SPELLINGS = List.of("TID", "TId", "TiD", "Tid", "tID", "tId", "tiD");

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
            return judgement.claims().stringOrEmpty(CLAIM);
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            Claims claims = judgement.claims();
            String tenant = claims.requiredGuid(CLAIM);
            // With two spellings, another reader might use the other one.
            for (String spelling : OTHER_SPELLINGS) {
                if (claims.has(spelling)) {
                    throw Claims.malformed(CLAIM, "one claim in one spelling");
                }
            }
            if (!tenants.contains(tenant)) {
                throw new RefusedException(Reason.WRONG_TENANT);
            }
            judgement.establishTenant(tenant);
        }
    }

    /** {@code cnf}: missing, or a confirmation method that can be checked. */
    private record Binding() implements TokenCheck {

        @Override
        public String name() {
            return "binding";
        }

        @Override
        public String expected(Judgement judgement) {
            return "none, or cnf with " + Confirmation.X5T_S256;
        }

        @Override
        public String found(Judgement judgement) {
            return judgement.claims().has("cnf") ? "cnf" : "none";
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.establishConfirmation(Confirmation.in(judgement.claims()));
        }
    }
}
