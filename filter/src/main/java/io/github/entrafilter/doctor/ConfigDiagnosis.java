package io.github.entrafilter.doctor;

import io.github.entrafilter.Reason;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.application.SettingWarning;
import io.github.entrafilter.application.SettingWarning.Effect;
import io.github.entrafilter.application.SettingsReview;
import io.github.entrafilter.doctor.Diagnosis.Conclusion;
import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.CheckResult;
import io.github.entrafilter.token.CheckResult.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The check of settings, and of the signing keys that they lead to. Used once. */
final class ConfigDiagnosis {

    private static final String DEPLOYMENT = "a deployment with these settings ";

    private final Set<SettingWarning> warnings;
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<Settings> valid = new ArrayList<>();

    /** @param warnings about what is not read at all */
    ConfigDiagnosis(Collection<SettingWarning> warnings) {
        this.warnings = new LinkedHashSet<>(warnings);
    }

    /** Reads the settings of one filter. */
    void read(String subject, SettingsReader reader, String contextPath, Instant now) {
        reader.warnings().stream().map(SettingsReview::ofUnreadName).forEach(warnings::add);
        try {
            Settings settings = reader.read(subject);
            valid.add(settings);
            warnings.addAll(new SettingsReview(subject, settings, contextPath, now).warnings());
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
    }

    /**
     * Returns the diagnosis of all settings that have been read.
     *
     * @param keys fetches keys, if the settings are valid
     */
    Diagnosis result(Function<KeySettings, KeyStatus> keys) {
        List<CheckResult> results = new ArrayList<>();
        problems.forEach(problem -> results.add(failed("setting", problem)));
        warnings.forEach(warning -> results.add(result(warning)));
        if (!problems.isEmpty()) {
            return diagnosis(invalid(), results);
        }
        Map<KeySettings, KeyStatus> statuses = new LinkedHashMap<>();
        valid.forEach(settings -> statuses.computeIfAbsent(settings.keys(), keys));
        results.add(passed("tenants", distinct(settings -> settings.trust().tenants())));
        results.add(passed("audiences", distinct(settings -> settings.trust().audiences())));
        statuses.values().forEach(status -> results.addAll(keysIn(status)));
        return diagnosis(conclusion(statuses.values()), results);
    }

    private static Diagnosis diagnosis(Conclusion conclusion, List<CheckResult> results) {
        return new Diagnosis(conclusion, TokenFacts.NONE, results);
    }

    private Conclusion invalid() {
        String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
        return new Conclusion(DEPLOYMENT + "fails: " + problems.iterator().next() + more, "", ExitCode.PROBLEM);
    }

    /** Problems that only other settings fix precede those that may pass. */
    private Conclusion conclusion(Collection<KeyStatus> statuses) {
        return withoutKeys(statuses, KeyStatus.Failure.Cause.SETTINGS)
                .map(status -> Conclusion.withoutKeys(DEPLOYMENT + "gets no signing keys", status))
                .or(this::unprotected)
                .or(() -> withoutKeys(statuses, KeyStatus.Failure.Cause.OUTAGE)
                        .map(status -> Conclusion.withoutKeys("signing keys are unavailable", status)))
                .orElseGet(() -> new Conclusion(DEPLOYMENT + "starts and protects" + counted(), "", ExitCode.OK));
    }

    private static Optional<KeyStatus> withoutKeys(Collection<KeyStatus> statuses, KeyStatus.Failure.Cause cause) {
        return statuses.stream()
                .filter(status -> !status.usableUntil().keySet().containsAll(status.required()))
                .filter(status -> isOfSettings(status) == (cause == KeyStatus.Failure.Cause.SETTINGS))
                .findFirst();
    }

    private static boolean isOfSettings(KeyStatus status) {
        return status.lastFailure().filter(KeyStatus.Failure::isOfSettings).isPresent();
    }

    private Optional<Conclusion> unprotected() {
        return warnings.stream()
                .filter(warning -> warning.effect() == Effect.NOT_ENFORCED)
                .findFirst()
                .map(warning -> new Conclusion(
                        DEPLOYMENT + "starts and DOES NOT PROTECT as written: " + warning.problem(),
                        warning.fix(),
                        ExitCode.PROBLEM));
    }

    private String counted() {
        return switch (warnings.size()) {
            case 0 -> "";
            case 1 -> ", with a warning";
            default -> ", with " + warnings.size() + " warnings";
        };
    }

    private String distinct(Function<Settings, Set<String>> values) {
        return String.join(
                ", ",
                new TreeSet<>(valid.stream().map(values).flatMap(Set::stream).toList()));
    }

    private static List<CheckResult> keysIn(KeyStatus status) {
        return new TreeSet<>(status.required())
                .stream().map(version -> keysOf(version, status)).toList();
    }

    private static CheckResult keysOf(TokenVersion version, KeyStatus status) {
        String check = "keys for " + version.claim();
        return status.usableUntil().containsKey(version)
                ? passed(check, "fetched from " + status.authority())
                : new CheckResult(
                        check,
                        Outcome.FAILED,
                        "keys from " + status.authority(),
                        status.lastError().orElse("no response in time"),
                        isOfSettings(status) ? Optional.empty() : Optional.of(Reason.KEYS_UNAVAILABLE));
    }

    private static CheckResult result(SettingWarning warning) {
        return warning.effect() == Effect.NOT_ENFORCED
                ? failed(warning.setting(), warning.toString())
                : new CheckResult(warning.setting(), Outcome.NOT_RUN, "", warning.toString(), Optional.empty());
    }

    private static CheckResult failed(String check, String found) {
        return new CheckResult(check, Outcome.FAILED, "", found, Optional.empty());
    }

    private static CheckResult passed(String check, String found) {
        return new CheckResult(check, Outcome.PASSED, "", found, Optional.empty());
    }
}
