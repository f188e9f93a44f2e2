package org.partnerdesk.commitments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.commitments.CalendarSpec.Holiday;

/** Holidays out of iCalendar files, well made and otherwise. */
class HolidayFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void daysAreReadWithTheirNames() {
        assertThat(found("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261225
                DTEND;VALUE=DATE:20261227
                SUMMARY:Christmas
                SUMMARY;LANGUAGE=ar:عيد الميلاد
                SUMMARY;LANGUAGE=th-TH:วันคริสต์มาส
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Amsterdam:20260427T000000
                SUMMARY:King's
                  Day
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260501
                STATUS:CANCELLED
                SUMMARY:Not any more
                END:VEVENT
                """))
                .containsExactly(
                        new Holiday(null, LocalDate.of(2026, 4, 27), Map.of("en", "King's Day")),
                        new Holiday(null, LocalDate.of(2026, 12, 25), CHRISTMAS),
                        new Holiday(null, LocalDate.of(2026, 12, 26), CHRISTMAS));
    }

    private static final Map<String, String> CHRISTMAS =
            Map.of("en", "Christmas", "ar", "عيد الميلاد", "th", "วันคริสต์มาส");

    @Test
    void whatComesEveryYearStaysOneLineAndWhatMovesIsTakenForTenYears() {
        List<Holiday> holidays = found("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20200101
                RRULE:FREQ=YEARLY
                SUMMARY:New Year
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20201126
                RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH
                SUMMARY:Thanksgiving
                END:VEVENT
                """);

        assertThat(holidays).contains(new Holiday(MonthDay.of(1, 1), null, Map.of("en", "New Year")));
        assertThat(holidays.stream().map(Holiday::on).filter(on -> on != null))
                .hasSize(12)
                .startsWith(LocalDate.of(2025, 11, 27), LocalDate.of(2026, 11, 26))
                .endsWith(LocalDate.of(2036, 11, 27));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=SECONDLY, calendar.file.empty",
        "FREQ=YEARLY;BYMINUTE=1, calendar.file.empty",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30, calendar.file.empty",
        "FREQ=DAILY, calendar.file.many",
        "FREQ=DAILY;UNTIL=20010101, calendar.file.empty"
    })
    void rulesThatNeverEndOrNeverBeginEnd(String rule, String why) {
        String event = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20000101\nRRULE:" + rule + "\nSUMMARY:x\nEND:VEVENT\n";

        assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(read(event)).isEqualTo(new HolidayFile.Read.Refused(why)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0000", "<html>No calendar</html>", "BEGIN:VCARD\nEND:VCARD\n"})
    void whatIsNoCalendarIsSaidToBeNone(String file) {
        assertThat(HolidayFile.read(file.getBytes(UTF_8), TODAY))
                .isEqualTo(new HolidayFile.Read.Refused("calendar.file.none"));
    }

    @Test
    void tenMegabytesAreRefusedUnread() {
        assertThat(HolidayFile.read(new byte[10_000_000], TODAY))
                .isEqualTo(new HolidayFile.Read.Refused("calendar.file.large"));
    }

    @Test
    void moreDaysThanAYearOfYearsAreTooMany() {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            events.append("BEGIN:VEVENT\nDTSTART;VALUE=DATE:")
                    .append(LocalDate.of(2026, 1, 1).plusDays(i).toString().replace("-", ""))
                    .append("\nSUMMARY:x\nEND:VEVENT\n");
        }
        assertThat(read(events.toString())).isEqualTo(new HolidayFile.Read.Refused("calendar.file.many"));
    }

    @Property(tries = 300)
    void whateverItIsNothingIsThrown(@ForAll String noise, @ForAll byte[] bytes) {
        HolidayFile.read(bytes, TODAY);
        read("BEGIN:VEVENT\nDTSTART:" + noise + "\nRRULE:" + noise + "\nSUMMARY:" + noise + "\nEND:VEVENT\n");
    }

    private static List<Holiday> found(String events) {
        return ((HolidayFile.Read.Found) read(events)).holidays();
    }

    private static HolidayFile.Read read(String events) {
        String file = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n" + events + "END:VCALENDAR\n";
        return HolidayFile.read(file.replace("\n", "\r\n").getBytes(UTF_8), TODAY);
    }
}
