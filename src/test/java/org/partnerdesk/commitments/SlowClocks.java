package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decisions 9 to 11 say of the clocks of one ticket, lived a quarter of a minute at a time: slow, obviously right,
 * and without a line of the engine. Events and marks lie on quarters of a minute.
 */
final class SlowClocks {
    static final Duration TICK = Duration.ofSeconds(15);

    /** A promise as it stands. */
    static final class Promise {
        final Milestone milestone;
        final int cycle;
        final Instant startedAt;
        private final Duration goal;
        private final Duration limit;
        private Duration counted = Duration.ZERO;

        @Nullable
        Instant goalPassed;

        @Nullable
        Instant breached;

        @Nullable
        Instant satisfied;

        boolean superseded;

        /** Half an hour before the goal, at the goal, half way to the limit, at the limit and every four hours after. */
        final List<Instant> steps = new ArrayList<>();

        private Duration lastStep = Duration.ZERO;

        private Promise(Milestone milestone, int cycle, Instant startedAt, int goal, int limit) {
            this.milestone = milestone;
            this.cycle = cycle;
            this.startedAt = startedAt;
            this.goal = Duration.ofHours(goal);
            this.limit = Duration.ofHours(limit);
        }

        private boolean isStep() {
            boolean repeated = !counted.minus(limit).isNegative()
                    && counted.minus(limit).toSeconds() % Duration.ofHours(4).toSeconds() == 0;
            boolean once = List.of(goal.minusMinutes(30), goal, goal.plus(limit).dividedBy(2))
                    .contains(counted);
            return counted.isPositive() && !counted.equals(lastStep) && (once || repeated);
        }

        private boolean isOpen() {
            boolean missedUpdate = milestone == Milestone.UPDATED && breached != null;
            return satisfied == null && !superseded && !missedUpdate;
        }
    }

    private final CalendarSpec spec;
    private final ZoneId zone;
    final List<Promise> promises = new ArrayList<>();
    private Instant at;
    private int cycle = 1;
    private boolean paused;
    private boolean acknowledged;
    private boolean resolved;
    private boolean closed;

    SlowClocks(CalendarSpec spec, Instant start) {
        this.spec = spec;
        this.zone = ZoneId.of(spec.zone());
        this.at = start;
        open(Milestone.ACKNOWLEDGED, 1, 3);
        open(Milestone.DETERMINED, 2, 8);
        open(Milestone.RESOLVED, 24, 48);
    }

    /** Lives until just before {@code until}. */
    void liveUntil(Instant until) {
        while (at.isBefore(until)) {
            passMarks();
            boolean counts = isOpen(at);
            at = at.plus(TICK);
            if (counts) {
                promises.stream()
                        .filter(Promise::isOpen)
                        .filter(this::runs)
                        .forEach(p -> p.counted = p.counted.plus(TICK));
            }
        }
    }

    void reach(Milestone milestone) {
        if (milestone == Milestone.UPDATED) {
            current(milestone).filter(p -> at.isAfter(p.startedAt)).ifPresent(update -> {
                update.satisfied = at;
                open(Milestone.UPDATED, 24, 24);
            });
        } else if (milestone != Milestone.ACKNOWLEDGED || !acknowledged) {
            acknowledged |= milestone == Milestone.ACKNOWLEDGED;
            current(milestone).ifPresent(p -> p.satisfied = at);
            if (milestone == Milestone.RESOLVED && !resolved) {
                resolved = true;
                current(Milestone.DETERMINED).ifPresent(p -> p.superseded = true);
                current(Milestone.UPDATED).ifPresent(p -> p.superseded = true);
            }
        }
    }

    void pause() {
        paused |= !resolved && !closed;
    }

    void resume() {
        paused = false;
    }

    void close() {
        closed = true;
        promises.stream().filter(Promise::isOpen).forEach(p -> p.superseded = true);
    }

    void reopen() {
        if (resolved || closed) {
            paused = false;
            resolved = false;
            closed = false;
            cycle++;
            if (!acknowledged && current(Milestone.ACKNOWLEDGED).isEmpty()) {
                open(Milestone.ACKNOWLEDGED, 1, 3);
            }
            open(Milestone.DETERMINED, 2, 8);
            open(Milestone.RESOLVED, 24, 48);
        }
    }

    private void passMarks() {
        for (Promise p : List.copyOf(promises)) {
            if (p.isOpen() && p.isStep()) {
                p.steps.add(at);
                p.lastStep = p.counted;
            }
            if (p.isOpen() && p.goalPassed == null && p.counted.equals(p.goal)) {
                p.goalPassed = at;
                if (p.milestone == Milestone.RESOLVED
                        && current(Milestone.UPDATED).isEmpty()) {
                    open(Milestone.UPDATED, 24, 24);
                }
            }
            if (p.isOpen() && p.breached == null && p.counted.equals(p.limit)) {
                p.breached = at;
                if (p.milestone == Milestone.UPDATED) {
                    open(Milestone.UPDATED, 24, 24);
                }
            }
        }
    }

    private boolean runs(Promise p) {
        return !paused || p.milestone == Milestone.ACKNOWLEDGED;
    }

    private Optional<Promise> current(Milestone milestone) {
        return promises.stream()
                .filter(p -> p.milestone == milestone && p.isOpen())
                .findFirst();
    }

    private void open(Milestone milestone, int goal, int limit) {
        promises.add(new Promise(milestone, cycle, at, goal, limit));
    }

    private boolean isOpen(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        LocalDate day = local.toLocalDate();
        for (CalendarSpec.ExceptionalDay exception : spec.exceptions()) {
            if (exception.on().equals(day)) {
                return exception.open().stream().anyMatch(o -> within(local.toLocalTime(), o.from(), o.to()));
            }
        }
        return spec.holidays().stream().noneMatch(h -> h.falls(day))
                && spec.open().stream()
                        .anyMatch(o ->
                                o.days().contains(day.getDayOfWeek()) && within(local.toLocalTime(), o.from(), o.to()));
    }

    private static boolean within(LocalTime time, String from, String to) {
        return !time.isBefore(LocalTime.parse(from)) && (to.equals("24:00") || time.isBefore(LocalTime.parse(to)));
    }
}
