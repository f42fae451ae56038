package io.github.entrafilter.doctor;

import io.github.entrafilter.Reason;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.keys.ProxyPassword;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.Finding;
import io.github.entrafilter.token.Finding.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The check of settings, and of the signing keys that they lead to. */
final class ConfigDiagnosis {

    private ConfigDiagnosis() {}

    /** The diagnosis of settings that cannot be used. */
    static Diagnosis of(List<String> faults, List<String> warnings) {
        List<Finding> findings = new ArrayList<>(warned(warnings));
        faults.forEach(fault -> findings.add(
                new Finding("setting", Outcome.FAILED, "a deployment that starts", fault, Optional.empty())));
        return new Diagnosis(TokenFacts.NONE, findings, "a deployment with these settings fails", ExitCode.PROBLEM);
    }

    /** The diagnosis of usable settings. */
    static Diagnosis of(Settings settings, List<String> warnings, SigningKeys keys) {
        List<Finding> findings = new ArrayList<>(warned(warnings));
        findings.add(passed(
                "tenants", String.join(", ", new TreeSet<>(settings.trust().tenants()))));
        findings.add(passed(
                "audiences", String.join(", ", new TreeSet<>(settings.trust().audiences()))));
        ProxyPassword.warning(settings.keys())
                .map(warning -> new Finding("proxy", Outcome.NOT_RUN, "", warning, Optional.empty()))
                .ifPresent(findings::add);
        KeyStatus status = keys.status();
        for (TokenVersion version : new TreeSet<>(status.required())) {
            findings.add(
                    status.usableUntil().containsKey(version)
                            ? passed("keys for " + version.claim(), "fetched from " + status.authority())
                            : new Finding(
                                    "keys for " + version.claim(),
                                    Outcome.FAILED,
                                    "keys from " + status.authority(),
                                    status.lastError().orElse("no response in time"),
                                    Optional.of(Reason.KEYS_UNAVAILABLE)));
        }
        boolean all = status.usableUntil().keySet().containsAll(status.required());
        return all
                ? new Diagnosis(TokenFacts.NONE, findings, "a deployment with these settings works", ExitCode.OK)
                : new Diagnosis(TokenFacts.NONE, findings, "signing keys are unavailable", ExitCode.KEYS_UNAVAILABLE);
    }

    private static List<Finding> warned(List<String> warnings) {
        return warnings.stream()
                .map(warning -> new Finding("name", Outcome.NOT_RUN, "a setting", warning, Optional.empty()))
                .toList();
    }

    private static Finding passed(String check, String actual) {
        return new Finding(check, Outcome.PASSED, "", actual, Optional.empty());
    }
}
