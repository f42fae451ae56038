package io.github.entrafilter.doctor;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.doctor.Diagnosis.Conclusion;
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
import java.util.Optional;

/** The checks of a token under these settings: those of the judge, revocations and roles. */
record TokenDiagnosis(Settings settings) {

    Diagnosis of(BearerToken token, PublishedKeys keys, Instant now) {
        TokenJudge judge = new TokenJudge(settings.trust());
        List<CheckResult> results = new ArrayList<>(judge.examine(token, keys, now));
        Verdict.Final verdict = judge.judge(token, keys, now).settled();
        AccessChecks access = new AccessChecks(settings, now);
        if (verdict instanceof Verdict.Refused refused) {
            results.addAll(access.notRun());
            return new Diagnosis(
                    refused(refused.refusal().reason(), results),
                    refused.refusal().token(),
                    results);
        }
        EntraPrincipal caller = ((Verdict.Accepted) verdict).caller();
        results.addAll(access.results(caller));
        Conclusion conclusion = results.stream()
                .flatMap(result -> result.reason().stream())
                .findFirst()
                .map(reason -> refused(reason, results))
                .orElseGet(() -> new Conclusion("accepted, as " + caller.getName(), "", ExitCode.OK));
        return new Diagnosis(conclusion, TokenFacts.of(caller), results);
    }

    private static Conclusion refused(Reason reason, List<CheckResult> results) {
        return new Conclusion(
                "refused, " + reason.stableName() + ": " + reason.sentence(),
                hint(reason, results).orElse(fix(reason)),
                reason == Reason.KEYS_UNAVAILABLE ? ExitCode.KEYS_UNAVAILABLE : ExitCode.PROBLEM);
    }

    /** Most tokens that are refused need a change in Entra or at the caller. */
    private static String fix(Reason reason) {
        return reason.fixInEntra().isEmpty() ? reason.fixHere() : reason.fixInEntra();
    }

    private static Optional<String> hint(Reason reason, List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.reason().filter(reason::equals).isPresent())
                .map(CheckResult::hint)
                .filter(hint -> !hint.isEmpty())
                .findFirst();
    }
}
