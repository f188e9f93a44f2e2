package org.partnerdesk.commitments;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.partnerdesk.commitments.CalendarSpec.ExceptionalDay;
import org.partnerdesk.commitments.CalendarSpec.Holiday;
import org.partnerdesk.commitments.CalendarSpec.Hours;
import org.partnerdesk.commitments.CalendarSpec.Opening;

/** Calendars and moments for property tests: odd zones, several intervals a day, holidays, both DST jumps. */
final class Calendars {
    private static final Instant FIRST = Instant.parse("2011-06-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(365 * 16);

    private Calendars() {}

    static WorkingCalendar daily(String zone, String from, String to) {
        return CalendarReader.read(new CalendarSpec(
                "X", zone, true, List.of(new Opening(List.of(DayOfWeek.values()), from, to)), List.of()));
    }

    static Arbitrary<CalendarSpec> specs() {
        Arbitrary<String> zones = Arbitraries.of(
                "America/Chicago",
                "Europe/London",
                "Asia/Kathmandu",
                "Asia/Riyadh",
                "Australia/Lord_Howe",
                "Africa/Cairo",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Pacific/Chatham",
                "UTC");
        return Combinators.combine(zones, openings().list().ofMinSize(1).ofMaxSize(3), holidays(), exceptions())
                .as((zone, days, holidays, exceptions) ->
                        new CalendarSpec("X", zone, true, week(days), holidays, exceptions))
                .filter(spec -> CalendarReader.problems(spec).isEmpty());
    }

    static Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(0, SPAN.toSeconds() * 1_000_000)
                .map(micros -> FIRST.plusNanos(micros * 1_000));
    }

    /** From a microsecond to some weeks. */
    static Arbitrary<Duration> lengths() {
        return Arbitraries.longs()
                .between(0, Duration.ofDays(40).toSeconds() * 1_000_000)
                .map(micros -> Duration.ofNanos(micros * 1_000));
    }

    /** The hours of one day: between ordered minutes, open and closed in turn. */
    private static Arbitrary<List<Integer>> openings() {
        return Arbitraries.integers()
                .between(0, 1440)
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(8)
                .map(minutes -> minutes.stream().sorted().toList());
    }

    private static List<Opening> week(List<List<Integer>> days) {
        List<Opening> week = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            List<Integer> marks = days.get(day % days.size());
            for (int i = 0; i + 1 < marks.size(); i += 2) {
                week.add(new Opening(List.of(DayOfWeek.of(day + 1)), time(marks.get(i)), time(marks.get(i + 1))));
            }
        }
        return week;
    }

    private static Arbitrary<List<Holiday>> holidays() {
        return Arbitraries.integers()
                .between(0, 365 * 16)
                .map(day -> LocalDate.of(2011, 6, 1).plusDays(day))
                .map(date -> new Holiday(null, date, Map.of()))
                .list()
                .ofMaxSize(20);
    }

    /** Some closed, some with hours of their own, on holidays too. */
    private static Arbitrary<List<ExceptionalDay>> exceptions() {
        Arbitrary<LocalDate> dates = Arbitraries.integers()
                .between(0, 365 * 16)
                .map(day -> LocalDate.of(2011, 6, 1).plusDays(day));
        Arbitrary<List<Hours>> hours =
                Arbitraries.oneOf(Arbitraries.just(List.of()), openings().map(Calendars::hours));
        return Combinators.combine(dates, hours)
                .as((date, open) -> new ExceptionalDay(date, open, Map.of()))
                .list()
                .uniqueElements(ExceptionalDay::on)
                .ofMaxSize(20);
    }

    private static List<Hours> hours(List<Integer> marks) {
        List<Hours> hours = new ArrayList<>();
        for (int i = 0; i + 1 < marks.size(); i += 2) {
            hours.add(new Hours(time(marks.get(i)), time(marks.get(i + 1))));
        }
        return hours;
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
