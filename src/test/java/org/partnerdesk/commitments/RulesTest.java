package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Duty;
import org.partnerdesk.commitments.CalendarSpec.Holiday;
import org.partnerdesk.commitments.CalendarSpec.Opening;
import org.partnerdesk.commitments.Installation.Installed;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.commitments.Installation.Refused;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.commitments.PolicySpec.Window;

class RulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T16:00:00Z");

    private final PresetText preset = PresetText.read();
    private final Desk desk = new Desk(NOW);

    @Test
    void installingTheSameAgainMakesNoVersion() {
        Installation again = desk.commitments.install(preset.calendars(), preset.policy());

        assertThat(again)
                .isEqualTo(new Installed(
                        1, Map.of("US", 1, "CA", 1, "EU", 1, "UK", 1, "IN", 1, "AU", 1, "JP", 1, "SA", 1)));
    }

    @Test
    void aChangeCountsForClocksThatOpenAfterIt() {
        desk.commitments.start(1, terms("S1", null), NOW);
        desk.clock.move(Duration.ofHours(1));
        List<Row> rows = new ArrayList<>(preset.policy().rows());
        rows.add(row("S1", "Premium", new Window(Duration.ofMinutes(10), Duration.ofMinutes(30))));
        Installation changed = desk.commitments.install(preset.calendars(), new PolicySpec("US", rows, List.of()));
        desk.commitments.start(2, terms("S1", "Premium"), NOW.plus(Duration.ofHours(2)));
        desk.commitments.start(3, terms("S1", "Premium"), NOW);

        assertThat(changed)
                .isInstanceOfSatisfying(
                        Installed.class, i -> assertThat(i.policyVersion()).isEqualTo(2));
        assertThat(acknowledgement(1).policyVersion()).isEqualTo(1);
        assertThat(acknowledgement(2).policyVersion()).isEqualTo(2);
        assertThat(acknowledgement(2).limit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(acknowledgement(3).policyVersion()).isEqualTo(1);
    }

    @Test
    void aDataCentreWithoutACalendarTakesThePolicysOwn() {
        desk.commitments.start(1, new Terms("S1", "BR", null, null), NOW);

        assertThat(acknowledgement(1).calendar()).isEqualTo("US");
    }

    @Test
    void aTiersOwnRowGoesBeforeTheOneForEveryTier() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("S1", "Premium", new Window(Duration.ofMinutes(10), Duration.ofMinutes(30))));
        rows.addAll(preset.policy().rows());
        desk.commitments.install(preset.calendars(), new PolicySpec("US", rows, List.of()));
        desk.commitments.start(1, terms("S1", "Premium"), NOW);
        desk.commitments.start(2, terms("S1", "Advanced"), NOW);

        assertThat(acknowledgement(1).limit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(acknowledgement(2).limit()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void refusesWhatCanNotBePromisedAndNamesThePlace() {
        List<CalendarSpec> calendars = List.of(
                calendar("A", "Mars/Olympus", "00:00", "24:00"),
                calendar("B", "UTC", "09:00", "25:00"),
                calendar("C", "UTC", "17:00", "09:00"),
                new CalendarSpec("D", "UTC", true, List.of(), List.of()),
                new CalendarSpec(
                        "E",
                        "UTC",
                        true,
                        List.of(
                                new Opening(List.of(DayOfWeek.MONDAY), "09:00", "12:00"),
                                new Opening(List.of(DayOfWeek.MONDAY), "11:59", "15:00")),
                        List.of(new Holiday(MonthDay.of(2, 29), null, Map.of()))));
        PolicySpec policy = new PolicySpec(
                "US",
                List.of(
                        row("S1", null, new Window(Duration.ofHours(3), Duration.ofHours(1))),
                        row("S2", null, new Window(Duration.ZERO, Duration.ofHours(1))),
                        row("S2", null, null),
                        row("S3", "Premium", null),
                        row("S4", null, null),
                        row("S5", null, null)),
                List.of(
                        new Step("soon", null, List.of(), List.of(), List.of(Duty.HEAD), null, null, null, null),
                        new Step(
                                "limit",
                                Duration.ofMinutes(59),
                                List.of(),
                                List.of(),
                                List.of(Duty.HEAD),
                                null,
                                null,
                                null,
                                null),
                        new Step("80%", null, List.of(), List.of(), List.of(), null, null, null, null),
                        new Step("goal", null, List.of(), List.of("S9"), List.of(), null, "S0", null, null)));

        assertThat(desk.commitments.install(calendars, policy))
                .isEqualTo(new Refused(List.of(
                        new Problem("calendar.zone.unknown", "A Mars/Olympus"),
                        new Problem("calendar.opening.invalid", "B 09:00-25:00"),
                        new Problem("calendar.opening.invalid", "C 17:00-09:00"),
                        new Problem("calendar.never.open", "D"),
                        new Problem("calendar.opening.overlaps", "E MONDAY"),
                        new Problem("policy.calendar.unknown", "US"),
                        new Problem("policy.row.missing", "S3 x authorised"),
                        new Problem("policy.row.missing", "S3 x advanced"),
                        new Problem("policy.row.missing.untiered", "S3"),
                        new Problem("policy.goal.after.limit", "S1 ACKNOWLEDGED"),
                        new Problem("policy.time.invalid", "S2 ACKNOWLEDGED"),
                        new Problem("policy.row.twice", "S2"),
                        new Problem("policy.severity.unknown", "S5"),
                        new Problem("policy.step.moment.unknown", "soon"),
                        new Problem("policy.step.too.often", "limit PT59M"),
                        new Problem("policy.step.does.nothing", "80%"),
                        new Problem("policy.severity.unknown", "goal S9"),
                        new Problem("policy.severity.unknown", "goal S0"))));
    }

    @Test
    void showsWhatIsInForce() {
        assertThat(desk.commitments.calendars())
                .extracting(hours -> hours.spec().code() + " " + hours.zone())
                .contains("SA Asia/Riyadh", "UK Europe/London")
                .hasSize(8);
        assertThat(desk.commitments.calendars().getFirst().isOpen(NOW)).isTrue();
        assertThat(desk.commitments.policy()).isEqualTo(preset.policy());
    }

    private Commitment acknowledgement(long ticket) {
        return desk.commitments.of(ticket).getFirst();
    }

    private static Terms terms(String severity, String tier) {
        return new Terms(severity, "US", tier, null);
    }

    private static Row row(String severity, String tier, Window acknowledged) {
        return new Row(severity, tier, true, acknowledged, null, null, null, List.of());
    }

    private static CalendarSpec calendar(String code, String zone, String from, String to) {
        return new CalendarSpec(code, zone, true, List.of(new Opening(List.of(DayOfWeek.MONDAY), from, to)), List.of());
    }
}
