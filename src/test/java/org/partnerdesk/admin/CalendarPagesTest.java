package org.partnerdesk.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.commitments.WorkingCalendars;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.TestDatabase;
import org.partnerdesk.support.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Working calendars on their page and by API. */
class CalendarPagesTest {
    private static final String PATH = "/admin/calendars/";
    private static final String API = "/api/v1/calendars/";
    private static final String DATABASE = TestDatabase.emptyUrl();
    private static RunningDesk desk;
    private static Visitor ada;

    @BeforeAll
    static void start() {
        desk = RunningDesk.with(Map.of("spring.datasource.url", DATABASE));
        ada = Visitor.signedIn(desk, "admin@desk.example");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Calendars, January, Christmas Day",
        "ar, التقاويم, يناير, عيد الميلاد",
        "th, ปฏิทินทำงาน, มกราคม, วันคริสต์มาส"
    })
    void aYearIsDrawnInEveryLanguage(String language, String title, String month, String christmas) {
        Visitor reader = Visitor.signedIn(desk, "lead@desk.example").in(language);

        assertThat(reader.get("/admin/calendars").body()).contains("<h1>" + title + "</h1>", "Europe/Amsterdam");
        String year = reader.get(PATH + "EU?year=2026").body();
        assertThat(year).contains(month, christmas, "2027").doesNotContain("name=\"reason\"");
    }

    @Test
    void threeWorkingHoursFromAFridayEveningAreMondayMorning() {
        JsonNode after =
                desk.get(API + "UK/after?minutes=180&from=2026-02-27T22:30:00Z").body();
        assertThat(after.get("at").stringValue()).isEqualTo("2026-03-02T01:30:00Z");

        String page = ada.get(PATH + "UK?hours=3&from=2026-02-27T22:30").body();
        assertThat(page).contains("2 March 2026", "01:30");
        assertThat(ada.get(PATH + "UK?hours=x&from=never&year=none").status()).isEqualTo(200);
    }

    @Test
    void aChangeIsAVersionCountedForOpenClocksAndMovedWhenSaidSo() {
        desk.post("/api/v1/tickets", """
                {"subject": "Open in Australia", "description": "x", "requester": "dana@delta-channel.example",
                 "customerPrimaryEmail": "it@southern-harvest.example"}""");
        Map<String, String> form = form("CA");
        form.put("day1", "09:00-12:30, ١٣:٣٠-๑๘:๐๐");
        form.put("exceptions", "2026-12-24 09:00-13:00 Christmas Eve | ar: ليلة العيد\n2026-12-28 - Bridge day");
        form.put("reason", "Office hours");
        Visitor.Shown changed = ada.post(PATH + "CA", form);

        assertThat(changed.location()).contains("did=calendar-changed");
        JsonNode calendar = desk.get(API + "CA").body();
        assertThat(calendar.get("version").intValue()).isEqualTo(2);
        assertThat(calendar.get("sample").booleanValue()).isFalse();
        assertThat(calendar.get("exceptions")).hasSize(2);
        assertThat(desk.get(API + "CA/after?minutes=1&from=2026-12-28T05:00:00Z")
                        .body()
                        .get("at")
                        .stringValue())
                .as("closed on the bridge day, open from midnight of the next")
                .isEqualTo("2026-12-29T05:01:00Z");
        assertThat(ada.get(PATH + "CA?year=2026").body()).contains("Christmas Eve", "Office hours", "id=\"retarget\"");
        assertThat(ada.post(PATH + "CA", form("CA")).location()).contains("did=calendar-same");
    }

    @Test
    void whatIsWrongIsSaidLineByLineAndNothingTypedIsLost() {
        Map<String, String> form = form("JP");
        form.put("day2", "09:00-25:00");
        form.put("day3", "nine to five");
        form.put("holidays", "2026-02-30 No day\n--\n12-25 Fine");
        form.put("exceptions", "tomorrow - Closed");
        form.put("reason", "");
        Visitor.Shown refused = ada.post(PATH + "JP", form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("nine to five", "2026-02-30 No day", "tomorrow - Closed", "12-25 Fine", "Say why");
        form.putAll(Map.of("day3", "", "holidays", "", "exceptions", "", "reason", "Because"));
        assertThat(ada.post(PATH + "JP", form).body()).contains("JP 09:00-25:00: these are no hours of a day");
        assertThat(desk.get(API + "JP").body().get("version").intValue()).isEqualTo(1);
    }

    @Test
    void aFormThatAnotherHasOvertakenIsRefused() {
        Map<String, String> form = form("IN");
        desk.call("PUT", API + "IN", """
                {"zone": "Asia/Kolkata", "reason": "All days",
                 "open": [{"days": ["MONDAY"], "from": "00:00", "to": "24:00"}]}""", Map.of());
        form.put("reason", "Mine");

        assertThat(ada.post(PATH + "IN", form).body()).contains("changed meanwhile");
    }

    @Test
    void holidaysOfAFileFillTheFormAndArePlacedByApi() {
        String file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261008\r\nSUMMARY:A feast\r\n"
                + "END:VEVENT\r\nEND:VCALENDAR\r\n";
        Map<String, String> form = form("AU");
        form.put("ics", file);
        Visitor.Shown filled = ada.post(PATH + "AU", form);
        assertThat(filled.status()).isEqualTo(200);
        assertThat(filled.body()).contains("2026-10-08 A feast", "then save");
        assertThat(desk.get(API + "AU").body().get("version").intValue())
                .as("not kept yet")
                .isEqualTo(1);

        String body = "{\"reason\": \"Feasts\", \"ics\": %s}";
        JsonNode kept = desk.post(
                        API + "AU/holidays", body.formatted(JsonMapper.shared().writeValueAsString(file)))
                .body();
        assertThat(kept.at("/calendar/version").intValue()).isEqualTo(2);
        assertThat(kept.at("/retarget/stage").stringValue()).startsWith("preview");
        assertThat(desk.post(API + "AU/holidays", body.formatted("\"none\"")).status())
                .isEqualTo(422);
        form.put("ics", "no calendar");
        assertThat(ada.post(PATH + "AU", form).body()).contains("This is no iCalendar file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reason": "x"}                                                                             | time zone
            {"zone": "Mars/Olympus", "reason": "x"}                                                     | time zone
            {"zone": "UTC", "reason": "x"}                                                              | never open
            {"zone": "UTC"}                                                                             | Say why
            {"zone": "UTC", "reason": "x", "open": [null]}                                              | never open
            {"zone": "UTC", "reason": "x", "open": [{"days": [null], "from": null, "to": "10:00"}], "holidays": [null]} | no hours
            {"zone": "UTC", "reason": "x", "holidays": [{"on": "+999999999-12-31", "name": {"en": null}}]} | 2199
            {"zone": "UTC", "reason": "x", "open": [{"days": ["MONDAY"]}]}                              | no hours
            {"zone": "UTC", "reason": "x", "open": [{"from": "09:00", "to": "10:00"}]}                  | no hours
            {"zone": "UTC", "reason": "x", "open": [{"days": ["MONDAY"], "from": "09:00", "to": "12:00"}, {"days": ["MONDAY"], "from": "11:00", "to": "13:00"}]} | overlap
            {"zone": "UTC", "reason": "x", "open": [{"days": ["MONDAY"], "from": "09:00", "to": "12:00"}], "holidays": [{"name": {"en": "y"}}]} | needs a date
            {"zone": "UTC", "reason": "x", "open": [{"days": ["MONDAY"], "from": "09:00", "to": "12:00"}], "exceptions": [{"name": {}}]} | needs a date""")
    void badCalendarsAreRefusedByName(String body, String words) {
        RunningDesk.Answer refused = desk.call("PUT", API + "SA", body, Map.of());

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
        assertThat(refused.body().get("detail").stringValue()).contains(words);
    }

    @Test
    void onlyDataCentresHaveCalendars() {
        assertThat(desk.call("PUT", API + "XX", "{\"zone\": \"UTC\", \"reason\": \"x\"}", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(desk.get(API + "XX").status()).isEqualTo(404);
        assertThat(ada.get(PATH + "XX").status()).isEqualTo(404);
    }

    @Test
    void leadsLookAndChangeNothingAndAgentsSeeNothing() {
        Visitor lena = Visitor.signedIn(desk, "lead@desk.example");
        assertThat(lena.get(PATH + "US").status()).isEqualTo(200);
        assertThat(lena.post(PATH + "US", form("US")).status()).isEqualTo(403);
        assertThat(Visitor.signedIn(desk, "mina@desk.example").get(PATH + "US").status())
                .isEqualTo(403);
    }

    @Test
    void aRestartWithTheSamePresetKeepsWhatPeopleChanged() {
        desk.call("PUT", API + "US", """
                {"zone": "America/Chicago", "reason": "Office hours",
                 "open": [{"days": ["MONDAY", "FRIDAY"], "from": "09:00", "to": "17:00"}]}""", Map.of());
        RunningDesk again = RunningDesk.with(Map.of("spring.datasource.url", DATABASE));
        try {
            assertThat(again.part(WorkingCalendars.class)
                            .find("US")
                            .orElseThrow()
                            .isOpen(Instant.parse("2026-03-04T18:00:00Z")))
                    .as("a Wednesday")
                    .isFalse();
        } finally {
            again.close();
        }
    }

    /** As the page fills it. */
    private static Map<String, String> form(String code) {
        String page = ada.get(PATH + code).body();
        Map<String, String> form = new HashMap<>();
        form.put("zone", value(page, "id=\"zone\" name=\"zone\" value=\"([^\"]*)\""));
        form.put("read", value(page, "name=\"read\" value=\"([^\"]*)\""));
        for (int day = 1; day <= 7; day++) {
            form.put("day" + day, value(page, "name=\"day" + day + "\" value=\"([^\"]*)\""));
        }
        form.put("holidays", value(page, "(?s)name=\"holidays\"[^>]*>([^<]*)<"));
        form.put("exceptions", value(page, "(?s)name=\"exceptions\"[^>]*>([^<]*)<"));
        form.put("reason", "As it is");
        return form;
    }

    private static String value(String page, String pattern) {
        var matcher = java.util.regex.Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return org.jsoup.parser.Parser.unescapeEntities(matcher.group(1), false);
    }
}
