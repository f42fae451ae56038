package io.github.entrafilter.benchmarks.report;

import java.util.List;

/** A promise about the filter's cost, and what was measured. */
public record Bound(String what, Relation relation, double limit, double measured, int decimals) {

    /** On which side of the limit the measured value shall be. */
    public enum Relation {
        AT_MOST("≤"),
        AT_LEAST("≥");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }
    }

    boolean isMet() {
        return relation == Relation.AT_MOST ? measured <= limit : measured >= limit;
    }

    List<String> row() {
        return List.of(
                what,
                relation.sign + " " + Figure.of(limit, decimals),
                Figure.of(measured, decimals),
                isMet() ? "met" : "**not met**");
    }

    public static Table table(List<Bound> bounds) {
        return new Table(
                "Bounds",
                "",
                List.of("what", "bound", "measured", "verdict"),
                bounds.stream().map(Bound::row).toList());
    }
}
