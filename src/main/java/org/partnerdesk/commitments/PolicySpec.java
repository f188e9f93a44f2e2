package org.partnerdesk.commitments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which promise goes with which severity, partner tier, request type and data centre, as a preset or an admin writes it
 * (D7, D11). The row that counts is chosen by {@link MatrixRow}. Durations are ISO 8601 in
 * open time of the calendar: {@code PT3H}; {@code P1D} is 24 open hours.
 *
 * @param calendar whose calendar counts for a data centre that has none of its own
 * @param steps the ladder of promises that nobody keeps; a clock climbs that of the version it was given by
 */
public record PolicySpec(
        String calendar,
        List<Row> rows,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Step> steps) {

    public PolicySpec {
        calendar = calendar == null ? "" : calendar;
        rows = rows == null ? List.of() : List.copyOf(rows);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /**
     * One severity's promises.
     *
     * @param tier the partner tier this row is for; null for every tier without a row of its own
     * @param sample whether pages label it as a sample
     * @param acknowledged absent like the next two when nothing is promised
     * @param updateEvery how often an update is owed once the resolve goal has passed; absent for never
     * @param roundTheClockFor impacts under which every minute counts (D8)
     * @param requestType the request type this row is for; null for every one. So for {@code dataCentre}
     * @param counts null counts as {@link Counts#WORKING}
     */
    public record Row(
            String severity,
            @Nullable String tier,
            boolean sample,
            @Nullable Window acknowledged,
            @Nullable Window determined,
            @Nullable Window resolved,
            @Nullable Duration updateEvery,
            List<String> roundTheClockFor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String requestType,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String dataCentre,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Counts counts) {

        public Row {
            severity = severity == null ? "" : severity;
            roundTheClockFor = roundTheClockFor == null ? List.of() : List.copyOf(roundTheClockFor);
        }

        /** For every request type and data centre, in working time. */
        public Row(
                String severity,
                @Nullable String tier,
                boolean sample,
                @Nullable Window acknowledged,
                @Nullable Window determined,
                @Nullable Window resolved,
                @Nullable Duration updateEvery,
                List<String> roundTheClockFor) {
            this(
                    severity,
                    tier,
                    sample,
                    acknowledged,
                    determined,
                    resolved,
                    updateEvery,
                    roundTheClockFor,
                    null,
                    null,
                    null);
        }

        @Nullable
        Window window(Milestone milestone) {
            return switch (milestone) {
                case ACKNOWLEDGED -> acknowledged;
                case DETERMINED -> determined;
                case RESOLVED -> resolved;
                case UPDATED -> updateEvery == null ? null : new Window(updateEvery, updateEvery);
            };
        }
    }

    /** What a row's times are measured in. */
    public enum Counts {
        /** Open hours of the calendar. */
        @JsonProperty("working")
        WORKING,
        /** Every minute, round the clock. */
        @JsonProperty("calendar")
        CALENDAR
    }

    /** At best {@code goal}, at the latest {@code limit}. */
    public record Window(Duration goal, Duration limit) {}
}
