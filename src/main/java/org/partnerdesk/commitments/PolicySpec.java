package org.partnerdesk.commitments;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which promise goes with which severity and partner tier, as a preset writes it (D7, D11). Durations are ISO 8601 in
 * open time of the calendar: {@code PT3H}; {@code P1D} is 24 open hours.
 *
 * @param calendar whose calendar counts for a data centre that has none of its own
 * @param steps the ladder of promises that nobody keeps; a clock climbs that of the version it was given by
 */
public record PolicySpec(String calendar, List<Row> rows, List<Step> steps) {

    public PolicySpec {
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
     */
    public record Row(
            String severity,
            @Nullable String tier,
            boolean sample,
            @Nullable Window acknowledged,
            @Nullable Window determined,
            @Nullable Window resolved,
            @Nullable Duration updateEvery,
            List<String> roundTheClockFor) {

        public Row {
            roundTheClockFor = roundTheClockFor == null ? List.of() : List.copyOf(roundTheClockFor);
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

    /** At best {@code goal}, at the latest {@code limit}. */
    public record Window(Duration goal, Duration limit) {}
}
