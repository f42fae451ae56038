package io.github.entrafilter.evidence.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.entrafilter.Reason;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PlainRequest;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.ScriptedAuthority;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An API behind the filter, its authority, and a clock that goes only where it is told to. */
final class ProtectedApi implements AutoCloseable {

    private volatile Instant now = TestTokens.NOW;
    private final ScriptedAuthority authority = new ScriptedAuthority(version -> Optional.empty());
    private final SigningKeys keys;
    private final ProtectionFixture doorway;
    private final Protection protection;

    /** Has Entra's keys cached; its authority is unavailable. */
    ProtectedApi(String... settings) {
        this(PublicJudging.PUBLISHED, settings);
    }

    ProtectedApi(PublishedKeys atHand, String... further) {
        Settings settings = ProtectionFixture.settings(further);
        keys = authority.keys(atHand, settings.keys(), () -> now);
        doorway = new ProtectionFixture(settings, keys, () -> now);
        protection = doorway.protection();
    }

    ScriptedAuthority authority() {
        return authority;
    }

    /** From now on the authority publishes this key alone. */
    void publishes(RSAKey key) {
        authority.goesOnWith(version -> Optional.of(keySet(version, key)));
    }

    /** From now on the authority does not answer. */
    void goesAway() {
        authority.goesOnWith(version -> Optional.empty());
    }

    private KeySet keySet(TokenVersion version, RSAKey key) {
        String issuer = version == TokenVersion.V1 ? TestTokens.ISSUER_V1 : TestTokens.ISSUER_V2;
        return TestKeys.keySet(issuer, Optional.empty(), TestKeys.published(key));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Verdict.Final verdictOn(TestTokens token) {
        return doorway.authenticate(PlainRequest.with(token.text()));
    }

    Reason reasonFor(TestTokens token) {
        return reasonFor(PlainRequest.with(token.text()));
    }

    Reason reasonFor(IncomingRequest request) {
        Verdict.Final verdict = doorway.authenticate(request);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).refusal().reason();
    }

    Decision decisionOn(IncomingRequest request) {
        return protection.decide(request);
    }

    /** The answer to a request that goes no further. */
    PreparedResponse answerTo(IncomingRequest request) {
        Decision decision = decisionOn(request);
        assertThat(decision).isInstanceOf(Decision.Ended.class);
        return protection.responseTo((Decision.Ended) decision, request);
    }

    PreparedResponse answerTo(TestTokens token) {
        return answerTo(PlainRequest.with(token.text()));
    }

    @Override
    public void close() {
        keys.close();
    }
}
