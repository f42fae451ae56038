package io.github.entrafilter.doctor;

import io.github.entrafilter.Reason;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.keys.network.ProxyPassword;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.CheckResult;
import io.github.entrafilter.token.CheckResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The check of settings, and of the signing keys that they lead to. */
final class ConfigDiagnosis {

    private ConfigDiagnosis() {}

    /** The diagnosis of settings that cannot be used. */
    static Diagnosis of(List<String> faults, List<String> warnings) {
        List<CheckResult> results = new ArrayList<>(warned(warnings));
        faults.forEach(fault -> results.add(
                new CheckResult("setting", Outcome.FAILED, "a deployment that starts", fault, Optional.empty())));
        return new Diagnosis(TokenFacts.NONE, results, "a deployment with these settings fails", ExitCode.PROBLEM);
    }

    /** The diagnosis of usable settings. */
    static Diagnosis of(Settings settings, List<String> warnings, SigningKeys keys) {
        List<CheckResult> results = new ArrayList<>(warned(warnings));
        results.add(passed(
                "tenants", String.join(", ", new TreeSet<>(settings.trust().tenants()))));
        results.add(passed(
                "audiences", String.join(", ", new TreeSet<>(settings.trust().audiences()))));
        ProxyPassword.warning(settings.keys())
                .map(warning -> new CheckResult("proxy", Outcome.NOT_RUN, "", warning, Optional.empty()))
                .ifPresent(results::add);
        KeyStatus status = keys.status();
        for (TokenVersion version : new TreeSet<>(status.required())) {
            results.add(
                    status.usableUntil().containsKey(version)
                            ? passed("keys for " + version.claim(), "fetched from " + status.authority())
                            : new CheckResult(
                                    "keys for " + version.claim(),
                                    Outcome.FAILED,
                                    "keys from " + status.authority(),
                                    status.lastError().orElse("no response in time"),
                                    isOfSettings(status) ? Optional.empty() : Optional.of(Reason.KEYS_UNAVAILABLE)));
        }
        return verdict(status, results);
    }

    private static Diagnosis verdict(KeyStatus status, List<CheckResult> results) {
        if (status.usableUntil().keySet().containsAll(status.required())) {
            return new Diagnosis(TokenFacts.NONE, results, "a deployment with these settings works", ExitCode.OK);
        }
        return isOfSettings(status)
                ? new Diagnosis(
                        TokenFacts.NONE,
                        results,
                        "a deployment with these settings gets no signing keys",
                        ExitCode.PROBLEM)
                : new Diagnosis(TokenFacts.NONE, results, "signing keys are unavailable", ExitCode.KEYS_UNAVAILABLE);
    }

    private static boolean isOfSettings(KeyStatus status) {
        return status.lastFailure().filter(KeyStatus.Failure::isOfSettings).isPresent();
    }

    private static List<CheckResult> warned(List<String> warnings) {
        return warnings.stream()
                .map(warning -> new CheckResult("name", Outcome.NOT_RUN, "a setting", warning, Optional.empty()))
                .toList();
    }

    private static CheckResult passed(String check, String actual) {
        return new CheckResult(check, Outcome.PASSED, "", actual, Optional.empty());
    }
}
