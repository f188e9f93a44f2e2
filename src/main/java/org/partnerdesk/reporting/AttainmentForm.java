package org.partnerdesk.reporting;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Severity;

/** A question as it was asked by a form or an address, read or refused. */
public sealed interface AttainmentForm {
    record Read(AttainmentQuestion question) implements AttainmentForm {}

    /** @param field the parameter at fault */
    record Refused(AttainmentFault fault, String field) implements AttainmentForm {}

    /**
     * @param asked {@code from}, {@code to}, {@code by} (repeated, or with commas) and filters by the codes of
     *     {@link Dimension}; what is absent or empty is left to the usual: twelve weeks up to today, by week
     */
    static AttainmentForm read(Map<String, List<String>> asked, LocalDate today) {
        List<Dimension> by = new ArrayList<>();
        for (String code : asked.getOrDefault("by", List.of(Dimension.WEEK.code()))) {
            for (String one : code.split(",")) {
                Optional<Dimension> dimension = Dimension.of(one.strip());
                if (dimension.isEmpty() && !one.isBlank()) {
                    return new Refused(AttainmentFault.UNKNOWN_GROUP, "by");
                }
                dimension.filter(d -> !by.contains(d)).ifPresent(by::add);
            }
        }
        Map<Dimension, String> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.FILTERS) {
            String typed = first(asked, dimension.code());
            if (!typed.isEmpty()) {
                Optional<String> value = value(dimension, typed);
                if (value.isEmpty()) {
                    return new Refused(AttainmentFault.UNKNOWN_VALUE, dimension.code());
                }
                filters.put(dimension, value.get());
            }
        }
        String typedFrom = first(asked, "from");
        String typedTo = first(asked, "to");
        LocalDate to = typedTo.isEmpty() ? today : day(typedTo);
        if (to == null) {
            return new Refused(AttainmentFault.NOT_A_DAY, "to");
        }
        LocalDate from = typedFrom.isEmpty()
                ? to.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(11)
                : day(typedFrom);
        if (from == null) {
            return new Refused(AttainmentFault.NOT_A_DAY, "from");
        }
        if (to.isBefore(from)) {
            return new Refused(AttainmentFault.BACKWARDS, "to");
        }
        AttainmentQuestion question = new AttainmentQuestion(from, to, by, filters);
        return ChronoUnit.DAYS.between(question.from(), question.to()) < AttainmentQuestion.MOST_DAYS
                ? new Read(question)
                : new Refused(AttainmentFault.TOO_LONG, "from");
    }

    private static String first(Map<String, List<String>> asked, String name) {
        return StorableText.of(
                        String.join("", asked.getOrDefault(name, List.of("")).subList(0, 1)))
                .strip();
    }

    private static Optional<String> value(Dimension dimension, String typed) {
        return switch (dimension) {
            case MILESTONE -> constant(Milestone.values(), typed);
            case SEVERITY -> constant(Severity.values(), typed);
            case DATA_CENTRE -> Optional.of(typed.toUpperCase(Locale.ROOT));
            case PARTNER ->
                Optional.of(typed).filter(no -> no.equals(AttainmentQuestion.NONE) || no.matches("[0-9]{1,18}"));
            case WEEK, TEAM, SERVICE -> Optional.of(typed);
        };
    }

    private static Optional<String> constant(Enum<?>[] values, String typed) {
        return Arrays.stream(values)
                .map(Enum::name)
                .filter(name -> name.equalsIgnoreCase(typed))
                .findFirst();
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.getYear() < 1990 || day.getYear() > 2199 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
