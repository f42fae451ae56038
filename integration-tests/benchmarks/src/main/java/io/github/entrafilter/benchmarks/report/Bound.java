package io.github.entrafilter.benchmarks.report;

import java.util.List;

/** A limit for the filter's cost, with the measured value. */
public record Bound(String what, Relation relation, double limit, double measured, int decimals) {

    /** The side of the limit on which the measured value must be. */
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
