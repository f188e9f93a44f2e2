package org.partnerdesk.console.reports;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.reporting.AttainmentQuestion;
import org.partnerdesk.reporting.AttainmentRow;
import org.partnerdesk.reporting.AttainmentRow.Figures;
import org.partnerdesk.reporting.Dimension;

/**
 * Goal rate as bars with the limit rate as a line over each, week by week: across in hundredths of a per cent from the
 * side where reading begins, down in pixels of {@link #HEIGHT}.
 */
public record AttainmentPicture(List<Bar> bars, LocalDate first, LocalDate last) {
    public static final int HEIGHT = 150;
    public static final int FLOOR = 120;
    public static final int CEILING = 16;
    private static final int WHOLE = 10_000;
    /** Of a week's width, the rest is between two. */
    private static final double FILLED = 0.7;

    /** @param goal the rate of goals held, 0 to 1; so for {@code limit} */
    public record Bar(LocalDate week, double goal, double limit, int from, int width) {
        public int goalY() {
            return down(goal);
        }

        public int limitY() {
            return down(limit);
        }

        public int goalHeight() {
            return FLOOR - goalY();
        }
    }

    static AttainmentPicture of(AttainmentQuestion question, List<AttainmentRow> weeks) {
        AttainmentQuestion whole = question.by(List.of(Dimension.WEEK));
        Map<@Nullable String, Figures> byWeek = new HashMap<>();
        weeks.forEach(week -> byWeek.put(week.keys().getFirst().value(), week.figures()));
        List<LocalDate> mondays =
                whole.from().datesUntil(whole.to(), Period.ofWeeks(1)).toList();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < mondays.size(); i++) {
            Figures figures = byWeek.get(mondays.get(i).toString());
            Double goal = figures == null ? null : figures.goalRate();
            Double limit = figures == null ? null : figures.limitRate();
            if (goal != null && limit != null) {
                int step = WHOLE / mondays.size();
                bars.add(new Bar(mondays.get(i), goal, limit, i * step + (int) (step * (1 - FILLED) / 2), (int)
                        (step * FILLED)));
            }
        }
        return new AttainmentPicture(bars, mondays.getFirst(), mondays.getLast());
    }

    private static int down(double rate) {
        return FLOOR - (int) Math.round((FLOOR - CEILING) * rate);
    }

    /** Where that is from the left, as SVG takes it. */
    public static String left(int from, int width, boolean rightToLeft) {
        return percent(rightToLeft ? WHOLE - from - width : from);
    }

    public static String percent(int hundredths) {
        return hundredths / 100.0 + "%";
    }
}
