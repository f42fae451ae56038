package io.github.entrafilter.application;

import io.github.entrafilter.settings.AccessSettings.CorsPreflight;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.settings.EffectiveSetting;
import io.github.entrafilter.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One filter's effective settings and their origins, for the log. */
record StartupReport(String subject, Settings settings, List<EffectiveSetting> effective) {

    @Override
    public String toString() {
        StringBuilder report = new StringBuilder(subject)
                .append(settings.access().mode() == EnforcementMode.REPORT ? " reports on callers" : " accepts callers")
                .append(" with tokens of tenant ")
                .append(String.join(" or ", new TreeSet<>(settings.trust().tenants())))
                .append(" for audience ")
                .append(String.join(" or ", new TreeSet<>(settings.trust().audiences())))
                .append(", signed by keys of ")
                .append(settings.keys().authority());
        if (!withoutToken().isEmpty()) {
            report.append("\n  no token needed: ").append(String.join(", ", withoutToken()));
        }
        Optional<String> closed = SettingsWarnings.closedPaths(subject, settings.access());
        if (closed.isPresent()) {
            report.append("\n  ").append(closed.get());
        }
        for (EffectiveSetting setting : effective) {
            if (!setting.isDefault()) {
                report.append("\n  ")
                        .append(setting.setting().key())
                        .append(" = ")
                        .append(setting.value());
                report.append(" (").append(setting.origin()).append(')');
            }
        }
        return report.toString();
    }

    private List<String> withoutToken() {
        List<String> requests = new ArrayList<>(settings.access().publicPaths());
        if (settings.access().corsPreflight() == CorsPreflight.PASSED_ON) {
            requests.add("CORS preflights");
        }
        return requests;
    }

    /** The defaults that are in force, for debugging; a secret's is not shown. */
    String defaults() {
        return subject + " uses defaults: "
                + effective.stream()
                        .filter(setting -> setting.isDefault()
                                && !setting.value().isEmpty()
                                && !setting.setting().isSecret())
                        .map(setting -> setting.setting().key() + "=" + setting.value())
                        .collect(Collectors.joining("; "));
    }
}
