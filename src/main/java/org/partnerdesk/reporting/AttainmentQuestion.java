package org.partnerdesk.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.net.URLEncoder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which promises, and grouped how.
 *
 * @param from the first day on which a limit fell (UTC), {@code to} the last; whole weeks when grouped by week, so that a
 *     week has one figure whoever asks
 * @param by none: one row for all
 * @param filters the value of each, as {@link AttainmentRow.Key} has it; {@link #NONE} for those that have none
 */
public record AttainmentQuestion(LocalDate from, LocalDate to, List<Dimension> by, Map<Dimension, String> filters) {
    /** Filters for what has no partner, team or service. */
    public static final String NONE = "-";

    /** 53 weeks. */
    public static final int MOST_DAYS = 371;

    public AttainmentQuestion {
        if (by.contains(Dimension.WEEK)) {
            from = from.with(previousOrSame(DayOfWeek.MONDAY));
            to = to.with(nextOrSame(DayOfWeek.SUNDAY));
        }
        by = List.copyOf(by);
        filters = Map.copyOf(filters);
    }

    /** The last twelve weeks, this one included, week by week. */
    public static AttainmentQuestion usual(LocalDate today) {
        return new AttainmentQuestion(today.minusWeeks(11), today, List.of(Dimension.WEEK), Map.of());
    }

    /** The same promises grouped otherwise. */
    public AttainmentQuestion by(List<Dimension> other) {
        return new AttainmentQuestion(from, to, other, filters);
    }

    /** Of these promises only those of a row. */
    public AttainmentQuestion of(AttainmentRow row) {
        Map<Dimension, String> narrower = new EnumMap<>(Dimension.class);
        narrower.putAll(filters);
        LocalDate first = from;
        LocalDate last = to;
        for (int i = 0; i < by.size(); i++) {
            String value = row.keys().get(i).value();
            if (by.get(i) == Dimension.WEEK && value != null) {
                first = LocalDate.parse(value);
                last = first.plusDays(6);
            } else {
                narrower.put(by.get(i), value == null ? NONE : value);
            }
        }
        return new AttainmentQuestion(first, last, List.of(), narrower);
    }

    public @Nullable String filter(Dimension dimension) {
        return filters.get(dimension);
    }

    /** For an address, as {@link AttainmentForm} reads it; begins without a question mark. */
    public String query() {
        List<String> parameters = new ArrayList<>();
        parameters.add("from=" + from);
        parameters.add("to=" + to);
        parameters.add("by=" + by.stream().map(Dimension::code).collect(Collectors.joining(",")));
        for (Dimension dimension : Dimension.values()) {
            String value = filters.get(dimension);
            if (value != null) {
                parameters.add(dimension.code() + "=" + URLEncoder.encode(value, UTF_8));
            }
        }
        return String.join("&", parameters);
    }
}
