package io.github.entrafilter.doctor;

import io.github.entrafilter.Reason;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.coverage.CoverageGap;
import io.github.entrafilter.doctor.Diagnosis.Conclusion;
import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.doctor.Options.Detail;
import io.github.entrafilter.doctor.war.WarDiagnosis;
import io.github.entrafilter.platform.Printable;
import io.github.entrafilter.token.CheckResult;
import io.github.entrafilter.token.CheckResult.Outcome;
import java.util.List;

/** Reports for people: a line for each check, and how to fix what fails. */
final class TextReport {

    private static final int MAX_VALUE = 300;
    private static final int MAX_VERDICT = 1000;
    private static final String INDENT = " ".repeat(22);

    private final StringBuilder text = new StringBuilder();
    private final Style style;

    private TextReport(Style style) {
        this.style = style;
    }

    /** The verdict, and the checks that explain it. */
    static String of(Diagnosis diagnosis, Style style, Detail detail) {
        TextReport report = new TextReport(style);
        report.addVerdict(diagnosis.conclusion());
        diagnosis.notes().forEach(note -> addLine(report.text, "", note));
        report.text.append('\n');
        report.addToken(diagnosis.token());
        List<CheckResult> shown = diagnosis.results().stream()
                .filter(result -> detail == Detail.ALL || explains(result))
                .toList();
        shown.forEach(report::addCheck);
        report.text.append(shown.isEmpty() ? "" : "\n");
        report.addHidden(diagnosis.results().stream()
                .filter(result -> !shown.contains(result))
                .toList());
        return report.text.toString();
    }

    private static boolean explains(CheckResult result) {
        return switch (result.outcome()) {
            case PASSED -> false;
            case FAILED -> true;
            case NOT_RUN -> !result.found().isEmpty();
        };
    }

    private void addVerdict(Conclusion conclusion) {
        text.append(style.verdict("Verdict: ", conclusion.exitCode()))
                .append(Printable.ascii(conclusion.line(), MAX_VERDICT))
                .append('\n');
    }

    private void addHidden(List<CheckResult> hidden) {
        if (!hidden.isEmpty()) {
            long passed = hidden.stream()
                    .filter(result -> result.outcome() == Outcome.PASSED)
                    .count();
            long notRun = hidden.size() - passed;
            text.append("Not listed without --all: ")
                    .append(passed)
                    .append(passed == 1 ? " check that passed" : " checks that passed")
                    .append(notRun == 0 ? "" : ", " + notRun + " that depend on one that failed")
                    .append('\n');
        }
    }

    /** The verdict with the fix of the first gap, the table, and each gap with its fix. */
    static String of(WarDiagnosis war, Style style) {
        TextReport report = new TextReport(style);
        StringBuilder text = report.text;
        String fix = war.gaps().stream().map(CoverageGap::fix).findFirst().orElse("");
        report.addVerdict(new Conclusion(war.verdict(), fix, war.isOpen() ? ExitCode.PROBLEM : ExitCode.OK));
        if (!war.table().rows().isEmpty()) {
            text.append('\n');
            war.table().lines().forEach(line -> addLine(text, "", line));
        }
        war.gaps().forEach(gap -> {
            addLine(text.append('\n'), style.mark(Outcome.FAILED) + "  ", gap.problem());
            addLine(text, "      ", gap.fix());
        });
        war.notes().forEach(note -> addLine(text.append('\n'), style.mark(Outcome.NOT_RUN) + "  ", note));
        return text.append('\n').append(WarDiagnosis.LIMITS).append('\n').toString();
    }

    private static void addLine(StringBuilder text, String label, String value) {
        text.append(label).append(Printable.ascii(value)).append('\n');
    }

    private void addToken(TokenFacts token) {
        if (!token.equals(TokenFacts.NONE)) {
            text.append("oid=").append(shown(token.oid()));
            text.append(" appid=").append(shown(token.appId()));
            text.append(" tid=").append(shown(token.tid()));
            text.append(" uti=").append(shown(token.uti()));
            text.append(" ver=").append(shown(token.ver()));
            addIfPresent(" kind=", token.kindName());
            addIfPresent(" parent=", token.parentAppId());
            text.append("\n\n");
        }
    }

    private void addIfPresent(String label, String value) {
        if (!value.isEmpty()) {
            text.append(label).append(shown(value));
        }
    }

    private void addCheck(CheckResult result) {
        text.append("%s  %-16s".formatted(style.mark(result.outcome()), result.check()));
        switch (result.outcome()) {
            case PASSED -> {
                text.append(shown(result.found()));
                if (!result.expected().isEmpty()) {
                    text.append("  (expected: ")
                            .append(shown(result.expected()))
                            .append(')');
                }
                text.append('\n');
            }
            case NOT_RUN ->
                text.append(
                                result.found().isEmpty()
                                        ? "not run: depends on a check that failed"
                                        : shown(result.found()))
                        .append('\n');
            case FAILED -> {
                if (result.expected().isEmpty()) {
                    text.append(Printable.ascii(result.found())).append('\n');
                } else {
                    text.append("expected  ").append(shown(result.expected())).append('\n');
                    addDetail("found     ", result.found());
                }
                result.reason().ifPresent(this::addReason);
            }
        }
    }

    private void addReason(Reason reason) {
        addDetail("reason    ", reason.stableName() + ": " + reason.sentence());
        addDetail("in Entra  ", reason.fixInEntra());
        addDetail("here      ", reason.fixHere());
    }

    private void addDetail(String label, String value) {
        if (!value.isEmpty()) {
            text.append(INDENT).append(label).append(shown(value)).append('\n');
        }
    }

    /** Values come from the token: they must not control the terminal, nor fill it. */
    private static String shown(String value) {
        return Printable.ascii(value, MAX_VALUE);
    }

    /** The look of outcomes in a terminal. */
    enum Style {
        PLAIN,
        COLOUR;

        private static final String RESET = "\u001b[0m";

        String mark(Outcome outcome) {
            return switch (outcome) {
                case PASSED -> painted("ok  ", "\u001b[32m");
                case FAILED -> painted("FAIL", "\u001b[1;31m");
                case NOT_RUN -> painted("-   ", "\u001b[2m");
            };
        }

        String verdict(String label, ExitCode exitCode) {
            return switch (exitCode) {
                case OK -> painted(label, "\u001b[1;32m");
                case KEYS_UNAVAILABLE -> painted(label, "\u001b[1;33m");
                case PROBLEM, MISUSED -> painted(label, "\u001b[1;31m");
            };
        }

        private String painted(String text, String colour) {
            return this == COLOUR ? colour + text + RESET : text;
        }
    }
}
