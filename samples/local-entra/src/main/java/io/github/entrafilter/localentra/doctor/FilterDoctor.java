package io.github.entrafilter.localentra.doctor;

import io.github.entrafilter.doctor.TokenDiagnosisService;
import io.github.entrafilter.localentra.page.Check;
import io.github.entrafilter.localentra.page.TokenDoctor;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.token.CheckResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The checks of the filter's doctor, as a service behind the filter would make them. */
public final class FilterDoctor implements TokenDoctor {

    /** Called by the service loader; fails if the filter is missing. */
    public FilterDoctor() {
        Objects.requireNonNull(TokenDiagnosisService.class);
    }

    @Override
    public List<Check> examine(String token, Map<String, String> environment) {
        try {
            return TokenDiagnosisService.under(environment).on(token).stream()
                    .map(FilterDoctor::shown)
                    .toList();
        } catch (InvalidSettingsException e) {
            return List.of(Check.of("filter: settings", false, String.join("; ", e.problems())));
        }
    }

    private static Check shown(CheckResult result) {
        String name = "filter: " + result.check();
        return switch (result.outcome()) {
            case PASSED -> Check.of(name, true, result.found());
            case FAILED -> Check.of(name, false, problem(result));
            case NOT_RUN ->
                Check.notRun(name, result.found().isEmpty() ? "depends on a check that failed" : result.found());
        };
    }

    private static String problem(CheckResult result) {
        String found = "found " + result.found() + ", expected " + result.expected();
        return result.reason()
                .map(reason -> reason.stableName() + ": " + found + ". "
                        + String.join(" ", reason.fixInEntra(), reason.fixHere())
                                .strip())
                .orElse(found);
    }
}
