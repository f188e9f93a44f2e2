package org.partnerdesk.reporting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.partnerdesk.commitments.Milestone;

/**
 * Which open promises will pass goal or limit in the next {@link #HOURS} hours if each region's desk keeps promises as
 * it did in the same hours of the weeks before: as many an hour, the newcomers' acknowledgements first, then whatever
 * has the earliest limit. A promise that waits for the partner is not owed and left out.
 *
 * @param weeks whole weeks that pace and arrivals were taken from; 0 on a desk too young for any, which then has none
 */
public record Forecast(Instant from, int weeks, List<Region> regions) {
    public static final int HOURS = 24;

    /** An open promise that comes to its goal or limit within the forecast, or whose goal has passed before it. */
    public record Open(long ticketId, String region, Milestone milestone, Instant goalAt, Instant limitAt) {}

    /**
     * One hour of a region, the first begins now.
     *
     * @param arrivals tickets to be expected, {@code pace} promises that will probably be kept
     * @param due goals and limits that fall into the hour
     * @param pastGoal whose goal falls into it and will be missed; never one whose limit is the goal
     * @param pastLimit whose limit falls into it and will be missed
     */
    public record Hour(
            Instant from, double arrivals, double pace, int due, List<Open> pastGoal, List<Open> pastLimit) {}

    /** @param hours {@link #HOURS} of them */
    public record Region(String code, List<Hour> hours) {
        /** The first hours taken together. */
        public Hour first(int count) {
            List<Hour> taken = hours.subList(0, count);
            return new Hour(
                    taken.getFirst().from(),
                    taken.stream().mapToDouble(Hour::arrivals).sum(),
                    taken.stream().mapToDouble(Hour::pace).sum(),
                    taken.stream().mapToInt(Hour::due).sum(),
                    taken.stream().flatMap(hour -> hour.pastGoal().stream()).toList(),
                    taken.stream().flatMap(hour -> hour.pastLimit().stream()).toList());
        }
    }

    /**
     * @param open running promises of all regions
     * @param arrivals tickets of each hour by region, an average of past weeks, {@code pace} promises kept likewise;
     *     {@link #HOURS} figures each, a region without has none
     */
    static Forecast of(
            Instant now, int weeks, List<Open> open, Map<String, double[]> arrivals, Map<String, double[]> pace) {
        TreeSet<String> codes = new TreeSet<>(arrivals.keySet());
        codes.addAll(pace.keySet());
        open.forEach(one -> codes.add(one.region()));
        return new Forecast(
                now,
                weeks,
                codes.stream()
                        .map(code -> region(
                                code,
                                now,
                                open.stream()
                                        .filter(one -> one.region().equals(code))
                                        .sorted(Comparator.comparing(Open::limitAt)
                                                .thenComparing(Open::ticketId))
                                        .toList(),
                                arrivals.getOrDefault(code, new double[HOURS]),
                                pace.getOrDefault(code, new double[HOURS])))
                        .toList());
    }

    private static Region region(String code, Instant now, List<Open> open, double[] arrivals, double[] pace) {
        List<Open> lateForGoal = new ArrayList<>();
        List<Open> lateForLimit = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Open one = open.get(i);
            Instant done = doneAt(i + 1, now, arrivals, pace);
            if (!one.goalAt().equals(one.limitAt()) && done.isAfter(one.goalAt())) {
                lateForGoal.add(one);
            }
            if (done.isAfter(one.limitAt())) {
                lateForLimit.add(one);
            }
        }
        return new Region(
                code,
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> {
                            Instant from = now.plus(Duration.ofHours(hour));
                            Instant to = from.plus(Duration.ofHours(1));
                            return new Hour(
                                    from,
                                    arrivals[hour],
                                    pace[hour],
                                    (int) open.stream()
                                            .flatMap(one -> List.of(one.goalAt(), one.limitAt()).stream()
                                                    .distinct())
                                            .filter(at -> within(at, from, to))
                                            .count(),
                                    lateForGoal.stream()
                                            .filter(one -> within(one.goalAt(), from, to))
                                            .toList(),
                                    lateForLimit.stream()
                                            .filter(one -> within(one.limitAt(), from, to))
                                            .toList());
                        })
                        .toList());
    }

    /** When the n-th promise is kept: at the end of the hour's share that reaches it; {@link Instant#MAX} if none does. */
    private static Instant doneAt(int n, Instant now, double[] arrivals, double[] pace) {
        double kept = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            double here = Math.max(0, pace[hour] - arrivals[hour]);
            if (kept + here >= n) {
                return now.plus(Duration.ofHours(hour)).plusMillis(Math.round((n - kept) / here * 3_600_000));
            }
            kept += here;
        }
        return Instant.MAX;
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
