package io.github.entrafilter.doctor;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.CheckResult;
import io.github.entrafilter.token.TokenJudge;
import io.github.entrafilter.token.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The checks of a token under these settings: those of the judge, revocations and roles. */
record TokenDiagnosis(Settings settings) {

    Diagnosis of(BearerToken token, PublishedKeys keys, Instant now) {
        TokenJudge judge = new TokenJudge(settings.trust());
        List<CheckResult> results = new ArrayList<>(judge.examine(token, keys, now));
        Verdict.Final verdict = judge.judge(token, keys, now).settled();
        AccessChecks access = new AccessChecks(settings, now);
        if (verdict instanceof Verdict.Refused refused) {
            results.addAll(access.notRun());
            return refused(refused.refusal().token(), results, refused.refusal().reason());
        }
        EntraPrincipal caller = ((Verdict.Accepted) verdict).caller();
        TokenFacts facts = TokenFacts.of(caller);
        results.addAll(access.results(caller));
        return results.stream()
                .flatMap(result -> result.reason().stream())
                .findFirst()
                .map(reason -> refused(facts, results, reason))
                .orElseGet(() -> new Diagnosis(facts, results, "accepted, as " + caller.getName(), ExitCode.OK));
    }

    private static Diagnosis refused(TokenFacts facts, List<CheckResult> results, Reason reason) {
        return new Diagnosis(
                facts,
                results,
                "refused, " + reason.stableName() + ": " + reason.sentence(),
                reason == Reason.KEYS_UNAVAILABLE ? ExitCode.KEYS_UNAVAILABLE : ExitCode.PROBLEM);
    }
}
