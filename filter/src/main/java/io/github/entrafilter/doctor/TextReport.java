package io.github.entrafilter.doctor;

import io.github.entrafilter.token.Finding;
import io.github.entrafilter.token.Reason;
import io.github.entrafilter.token.TokenFacts;

/** A diagnosis for people: a line for each check, and how to mend what fails. */
final class TextReport {

    private static final int LONGEST_VALUE = 300;
    private static final String INDENT = " ".repeat(22);

    private final StringBuilder text = new StringBuilder();
    private final Style style;

    private TextReport(Style style) {
        this.style = style;
    }

    static String of(Diagnosis diagnosis, Style style) {
        TextReport report = new TextReport(style);
        report.add(diagnosis.token());
        diagnosis.findings().forEach(report::add);
        report.text.append("\nVerdict: ").append(diagnosis.verdict()).append('\n');
        return report.text.toString();
    }

    private void add(TokenFacts token) {
        if (!token.equals(TokenFacts.NONE)) {
            text.append("oid=").append(shown(token.oid()));
            text.append(" appid=").append(shown(token.appId()));
            text.append(" tid=").append(shown(token.tid()));
            text.append(" uti=").append(shown(token.uti()));
            text.append(" ver=").append(shown(token.ver())).append("\n\n");
        }
    }

    private void add(Finding finding) {
        text.append("%s  %-16s".formatted(style.mark(finding.outcome()), finding.check()));
        switch (finding.outcome()) {
            case PASSED -> {
                text.append(shown(finding.actual()));
                if (!finding.expected().isEmpty()) {
                    text.append("  (expected: ")
                            .append(shown(finding.expected()))
                            .append(')');
                }
                text.append('\n');
            }
            case NOT_RUN ->
                text.append(finding.actual().isEmpty() ? "not run: builds on a check that failed" : finding.actual())
                        .append('\n');
            case FAILED -> {
                text.append("expected  ").append(shown(finding.expected())).append('\n');
                add("found     ", finding.actual());
                finding.refusal().ifPresent(this::add);
            }
        }
    }

    private void add(Reason reason) {
        add("reason    ", reason.stableName() + ": " + reason.sentence());
        add("in Entra  ", reason.fixInEntra());
        add("here      ", reason.fixHere());
    }

    private void add(String label, String value) {
        if (!value.isEmpty()) {
            text.append(INDENT).append(label).append(shown(value)).append('\n');
        }
    }

    /** Values are the token's: they must not steer the terminal, nor fill it. */
    private static String shown(String value) {
        String cut = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
        return cut.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
