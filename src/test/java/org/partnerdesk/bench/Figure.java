package org.partnerdesk.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One line of the result.
 *
 * @param ceiling what PostgreSQL alone gives in the same run, in the same unit; null where it has no part in it
 * @param ratio value over ceiling: of a rate the share that is reached, of a time how many times as long
 * @param goal such as {@code < 30 ms} or {@code >= 1/3 of ceiling}; null when there is none
 * @param holds false only when a goal is missed
 */
@JsonPropertyOrder({"bench", "figure", "value", "unit", "ceiling", "ratio", "goal", "holds"})
record Figure(
        String bench,
        String figure,
        double value,
        String unit,
        Double ceiling,
        Double ratio,
        String goal,
        boolean holds) {

    static Figure of(String bench, String figure, double value, String unit) {
        return new Figure(bench, figure, rounded(value), unit, null, null, null, true);
    }

    Figure beside(double databaseAlone) {
        return new Figure(
                bench, figure, value, unit, rounded(databaseAlone), rounded(value / databaseAlone), goal, holds);
    }

    Figure below(double most) {
        return new Figure(bench, figure, value, unit, ceiling, ratio, "< " + plain(most) + " " + unit, value < most);
    }

    Figure atLeast(double least) {
        return new Figure(bench, figure, value, unit, ceiling, ratio, ">= " + plain(least), value >= least);
    }

    /** @param part of the ceiling, 3 for a third */
    Figure atLeastOneIn(int part) {
        return new Figure(
                bench, figure, value, unit, ceiling, ratio, ">= 1/" + part + " of ceiling", value >= ceiling / part);
    }

    /** A number as people write it: no exponent, no idle zeros. */
    static String plain(double number) {
        return new java.math.BigDecimal(Double.toString(number))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** More digits than a noisy machine can give twice would only pretend. */
    private static double rounded(double number) {
        return Double.isFinite(number) && number != 0
                ? new java.math.BigDecimal(number)
                        .round(new java.math.MathContext(3))
                        .doubleValue()
                : number;
    }
}
