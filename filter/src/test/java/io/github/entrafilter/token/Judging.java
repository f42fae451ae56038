package io.github.entrafilter.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Brings test tokens before the judge. */
final class Judging {

    /** What the authority publishes for the tenant of {@link TestTokens}. */
    static final PublishedKeys PUBLISHED = new PublishedKeys(Map.of(
            TokenVersion.V1, keys(TestTokens.ISSUER_V1),
            TokenVersion.V2, keys(TestTokens.ISSUER_V2)));

    private Judging() {}

    private static KeySet keys(String issuer) {
        return TestKeys.keySet(
                issuer,
                Optional.of("microsoftonline.com"),
                TestKeys.published(TestKeys.ENTRA, Optional.of(issuer), Optional.of("microsoftonline.com")));
    }

    static Verdict verdictOn(String token, TestPolicy policy, PublishedKeys keys, Instant now) {
        return new TokenJudge(policy.settings()).judge(new BearerToken(token), keys, now);
    }

    static Verdict verdictOn(String token) {
        return verdictOn(token, TestPolicy.byDefault(), PUBLISHED, TestTokens.NOW);
    }

    static Verdict verdictOn(TestTokens token) {
        return verdictOn(token.text());
    }

    static Verdict verdictOn(TestTokens token, TestPolicy policy) {
        return verdictOn(token.text(), policy, PUBLISHED, TestTokens.NOW);
    }

    static Reason reasonFor(String token) {
        return refusalOf(verdictOn(token)).reason();
    }

    static Reason reasonFor(TestTokens token) {
        return reasonFor(token.text());
    }

    static Reason reasonFor(TestTokens token, TestPolicy policy) {
        return refusalOf(verdictOn(token, policy)).reason();
    }

    static Refusal refusalOf(Verdict verdict) {
        assertThat(verdict.settled()).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict.settled()).refusal();
    }

    static EntraPrincipal callerOf(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).caller();
    }

    static EntraPrincipal callerOf(TestTokens token) {
        return callerOf(verdictOn(token));
    }

    static EntraPrincipal callerOf(TestTokens token, TestPolicy policy) {
        return callerOf(verdictOn(token, policy));
    }
}
