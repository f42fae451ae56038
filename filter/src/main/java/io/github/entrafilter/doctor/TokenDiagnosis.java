package io.github.entrafilter.doctor;

import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.Examination;
import io.github.entrafilter.token.Finding;
import io.github.entrafilter.token.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The check of a token under these settings. */
record TokenDiagnosis(Settings settings) {

    Diagnosis of(BearerToken token, PublishedKeys keys, Instant now) {
        Examination examination = new Examination(settings.trust());
        List<Finding> findings = new ArrayList<>(examination.examine(token, keys, now));
        Verdict.Final verdict = examination.verdict(token, keys, now);
        AccessChecks access = new AccessChecks(settings, now);
        if (verdict instanceof Verdict.Accepted accepted) {
            findings.addAll(access.findings(accepted.caller()));
            return findings.stream()
                    .flatMap(finding -> finding.refusal().stream())
                    .findFirst()
                    .map(reason -> refused(examination, token, findings, reason))
                    .orElseGet(() -> new Diagnosis(
                            examination.factsOf(token),
                            findings,
                            "accepted, as " + accepted.caller().getName(),
                            ExitCode.OK));
        }
        findings.addAll(access.notRun());
        return refused(
                examination,
                token,
                findings,
                ((Verdict.Refused) verdict).refusal().reason());
    }

    private static Diagnosis refused(
            Examination examination, BearerToken token, List<Finding> findings, Reason reason) {
        return new Diagnosis(
                examination.factsOf(token),
                findings,
                "refused, " + reason.stableName() + ": " + reason.sentence(),
                reason == Reason.KEYS_UNAVAILABLE ? ExitCode.KEYS_UNAVAILABLE : ExitCode.PROBLEM);
    }
}
