package org.partnerdesk.console.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.platform.web.Page;
import org.partnerdesk.reporting.Attainment;
import org.partnerdesk.reporting.AttainmentFault;
import org.partnerdesk.reporting.AttainmentQuestion;
import org.partnerdesk.reporting.AttainmentRow;
import org.partnerdesk.reporting.Dimension;
import org.partnerdesk.reporting.MissedTicket;
import org.partnerdesk.ticketing.Severity;

/**
 * How far promises were kept.
 *
 * @param weeks the same promises week by week, for the picture
 * @param today the present day (UTC)
 * @param fault why there are no figures; null when there may be
 */
public record AttainmentView(
        AttainmentQuestion question,
        List<AttainmentRow> rows,
        List<AttainmentRow> weeks,
        Map<Dimension, List<Choice>> choices,
        LocalDate today,
        @Nullable AttainmentFault fault) {
    private static final int SHOWN = 500;

    public List<AttainmentRow> shown() {
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    public boolean isCut() {
        return rows.size() > SHOWN;
    }

    /** Too many for a file too. */
    public boolean isTooLong() {
        return rows.size() > Attainment.MOST_ROWS;
    }

    public AttainmentPicture picture() {
        return AttainmentPicture.of(question, weeks);
    }

    public List<Choice> choices(Dimension dimension) {
        return choices.getOrDefault(dimension, List.of());
    }

    public boolean isGroupedBy(Dimension dimension) {
        return question.by().contains(dimension);
    }

    public boolean isChosen(Dimension dimension, Choice choice) {
        return choice.value().equals(question.filter(dimension));
    }

    /** Where a file of these figures is. */
    public String file(String ending) {
        return AttainmentPage.PATH + "/attainment." + ending + "?" + question.query();
    }

    /** Where the tickets behind a figure of a row are. */
    public String tickets(AttainmentRow row, MissedTicket.Mark missed) {
        return MissedTicketsView.path(question.of(row), missed);
    }

    /** Whether the figures of the row's week, if it is one, can still change. */
    public boolean isOpen(AttainmentRow row) {
        int week = question.by().indexOf(Dimension.WEEK);
        String monday = week < 0 ? null : row.keys().get(week).value();
        return monday != null && today.isBefore(LocalDate.parse(monday).plusDays(8));
    }

    /** A value as the reader calls it. */
    public String word(Page page, Dimension dimension, @Nullable String value) {
        return word(page, choices, dimension, value);
    }

    static String word(Page page, Map<Dimension, List<Choice>> choices, Dimension dimension, @Nullable String value) {
        if (value == null || value.equals(AttainmentQuestion.NONE)) {
            return page.say("attainment.none");
        }
        return switch (dimension) {
            case WEEK -> page.wording().day(LocalDate.parse(value));
            case MILESTONE -> page.word(Milestone.valueOf(value));
            case SEVERITY -> page.word(Severity.valueOf(value));
            case DATA_CENTRE, PARTNER, TEAM, SERVICE ->
                choices.getOrDefault(dimension, List.of()).stream()
                        .filter(choice -> choice.value().equals(value))
                        .map(Choice::name)
                        .findFirst()
                        .orElse(value);
        };
    }
}
