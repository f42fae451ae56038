package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.settings.TrustSettings;
import io.github.entrafilter.token.TokenKeys.OwnedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges access tokens by a list of checks: token, policy, published keys and time in, verdict out. Thread-safe.
 * Immutable but for the last header, which the form check keeps, and the last roles, which the caller check keeps: both
 * save work or memory, and change no verdict. Every failure inside is a refusal.
 */
public final class TokenJudge {

    private static final Set<Reason> NEWER_KEYS_MAY_HELP =
            EnumSet.of(Reason.KEYS_UNAVAILABLE, Reason.UNKNOWN_KEY, Reason.BAD_SIGNATURE);

    /** An array: a list takes an iterator for each token. */
    private final TokenCheck[] checks;

    private final Duration clockSkew;

    /** A judge by this policy. */
    public TokenJudge(TrustSettings policy) {
        this.checks = TokenChecks.of(policy).toArray(TokenCheck[]::new);
        this.clockSkew = policy.clockSkew();
    }

    /** Returns the verdict on this token, with these keys, at this time: that of the first check that refuses it. */
    public Verdict judge(BearerToken token, PublishedKeys published, Instant now) {
        Judgement judgement = new Judgement(token, published, now);
        try {
            for (TokenCheck check : checks) {
                try {
                    check.require(judgement);
                } catch (RefusedException e) {
                    return refused(check.refusal(e, judgement).with(judgement.facts()), judgement);
                }
            }
            return accepted(judgement);
        } catch (RuntimeException | Error e) {
            return new Verdict.Refused(JudgementFailure.logged(e).with(judgement.facts()));
        }
    }

    private static Verdict refused(Refusal refusal, Judgement judgement) {
        Verdict.Refused refused = new Verdict.Refused(refusal);
        return NEWER_KEYS_MAY_HELP.contains(refusal.reason())
                ? new Verdict.KeyMissing(judgement.keyId(), refused, whileOpen(refusal))
                : refused;
    }

    /** While the look-up is open, an unknown key may still be published: 503, not 401. A bad signature stays one. */
    private static Verdict.Refused whileOpen(Refusal refusal) {
        return new Verdict.Refused(
                refusal.reason() == Reason.UNKNOWN_KEY
                        ? new Refusal(Reason.KEY_NOT_KNOWN_YET, refusal.expected(), refusal.actual(), refusal.token())
                        : refusal);
    }

    private Verdict accepted(Judgement judgement) {
        OwnedKey key = judgement.key();
        Verdict.Validity validity = new Verdict.Validity(
                judgement.version(), key.key(), key.owner(), judgement.expiry().plus(clockSkew));
        return new Verdict.Accepted(judgement.caller(), judgement.confirmation(), validity);
    }

    /** Returns the results of all checks, in the order of the judgement, also after one that refuses the token. */
    public List<CheckResult> examine(BearerToken token, PublishedKeys published, Instant now) {
        Judgement judgement = new Judgement(token, published, now);
        return Stream.of(checks).map(check -> result(check, judgement)).toList();
    }

    private static CheckResult result(TokenCheck check, Judgement judgement) {
        try {
            check.require(judgement);
            return CheckResult.passed(check.name(), check.expected(judgement), check.found(judgement));
        } catch (RefusedException e) {
            return CheckResult.failed(check.name(), check.refusal(e, judgement), check.hint(judgement));
        } catch (Judgement.UnknownFactException e) {
            return CheckResult.notRun(check.name(), "");
        } catch (RuntimeException | Error e) {
            return CheckResult.failed(check.name(), JudgementFailure.logged(e), "");
        }
    }
}
