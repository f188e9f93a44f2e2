package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What must hold of open time on any calendar. */
class WorkingCalendarLawsTest {
    private static final Duration INSTANT = Duration.of(1, ChronoUnit.MICROS);

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void addedTimeIsCountedBack(
            @ForAll("specs") CalendarSpec spec, @ForAll("moments") Instant from, @ForAll("lengths") Duration open) {
        WorkingCalendar hours = CalendarReader.read(spec);

        assertThat(hours.between(from, hours.add(from, open))).isEqualTo(open);
    }

    @Property
    void countingIsAdditive(
            @ForAll("specs") CalendarSpec spec,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant two,
            @ForAll("moments") Instant three) {
        WorkingCalendar hours = CalendarReader.read(spec);

        assertThat(hours.between(one, two).plus(hours.between(two, three))).isEqualTo(hours.between(one, three));
    }

    @Property
    void addingInPartsIsAddingAtOnce(
            @ForAll("specs") CalendarSpec spec,
            @ForAll("moments") Instant from,
            @ForAll("lengths") Duration some,
            @ForAll("lengths") Duration more) {
        WorkingCalendar hours = CalendarReader.read(spec);
        Instant parts = hours.add(hours.add(from, some), more);

        if (!more.isZero()) {
            assertThat(parts).isEqualTo(hours.add(from, some.plus(more)));
        }
    }

    @Property
    void aDeadlineNeverFallsInClosedTime(
            @ForAll("specs") CalendarSpec spec, @ForAll("moments") Instant from, @ForAll("lengths") Duration open) {
        WorkingCalendar hours = CalendarReader.read(spec);
        Instant due = hours.add(from, open);

        if (open.isZero()) {
            assertThat(due).isEqualTo(from);
        } else {
            assertThat(hours.isOpen(due.minus(INSTANT))).isTrue();
        }
    }

    /** Minute by minute against the wall clock, which is slow and plainly right. */
    @Property(tries = 60)
    void agreesWithTheWallClock(@ForAll("specs") CalendarSpec spec, @ForAll("moments") Instant moment) {
        WorkingCalendar hours = CalendarReader.read(spec);
        Instant from = moment.truncatedTo(ChronoUnit.MINUTES);
        Instant to = from.plus(Duration.ofDays(9));
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
            if (isOpen(spec, LocalDateTime.ofInstant(at, ZoneId.of(spec.zone())))) {
                minutes++;
            }
        }

        assertThat(hours.between(from, to)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Property(tries = 50)
    void roundTheClockEveryMomentCounts(@ForAll("moments") Instant from, @ForAll("lengths") Duration open) {
        assertThat(WorkingCalendar.ROUND_THE_CLOCK.add(from, open)).isEqualTo(from.plus(open));
        assertThat(WorkingCalendar.ROUND_THE_CLOCK.between(from, from.plus(open)))
                .isEqualTo(open);
    }

    private static boolean isOpen(CalendarSpec spec, LocalDateTime local) {
        DayOfWeek day = local.getDayOfWeek();
        String time = "%02d:%02d".formatted(local.getHour(), local.getMinute());
        for (CalendarSpec.ExceptionalDay exception : spec.exceptions()) {
            if (exception.on().equals(local.toLocalDate())) {
                return exception.open().stream()
                        .anyMatch(o -> o.from().compareTo(time) <= 0 && time.compareTo(o.to()) < 0);
            }
        }
        return spec.holidays().stream().noneMatch(h -> local.toLocalDate().equals(h.on()))
                && spec.open().stream()
                        .anyMatch(o ->
                                o.days().contains(day) && o.from().compareTo(time) <= 0 && time.compareTo(o.to()) < 0);
    }

    @Provide
    Arbitrary<CalendarSpec> specs() {
        return Calendars.specs();
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Calendars.moments();
    }

    @Provide
    Arbitrary<Duration> lengths() {
        return Calendars.lengths();
    }
}
