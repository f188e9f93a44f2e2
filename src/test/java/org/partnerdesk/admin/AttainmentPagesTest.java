package org.partnerdesk.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.partnerdesk.ticketing.Channel;
import org.springframework.context.SmartLifecycle;

/** The pages of attainment for leads and admins, over one ticket that nobody answered in March. */
class AttainmentPagesTest {
    private static final String PATH = "/reports/attainment";
    private static final String MARCH = "from=2026-03-02&to=2026-03-15&by=week&by=severity";
    private static RunningDesk desk;
    private static Visitor lena;

    @BeforeAll
    static void aTicketThatNobodyAnswered() {
        desk = RunningDesk.with(Map.of());
        desk.part(SmartLifecycle.class, "clockWorkers").stop();
        DeskClock.replaying(
                Instant.parse("2026-03-02T16:00:00Z"),
                () -> desk.part(Intake.class)
                        .submit(Submission.typed(
                                Channel.API,
                                "dana@delta-channel.example",
                                "Forgotten",
                                "Please",
                                "it@harbor-freightways.example",
                                null,
                                "Zoho CRM",
                                null)));
        DeskClock.replaying(
                Instant.parse("2026-03-05T00:00:00Z"),
                () -> desk.part(Commitments.class).settleDue());
        lena = Visitor.signedIn(desk, "lead@desk.example");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Attainment, '2 Mar 2026', 0%",
        "ar, الوفاء بالالتزامات, 2026, 0",
        "th, การทำตามคำสัญญา, 2 มี.ค. 2569, 0%"
    })
    void figuresAreThereInEveryLanguage(String language, String title, String week, String rate) {
        Visitor.Shown page = readIn(language, PATH + "?" + MARCH);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>" + title, week, rate, "<svg class=\"graph\"", "attainment.xlsx?");
    }

    @Test
    void figureLeadsToItsTicketsAndTheyToTheDesk() {
        String page = lena.get(PATH + "?" + MARCH).body();
        Matcher link = Pattern.compile("href=\"(/reports/attainment/tickets[^\"]*missed=LIMIT[^\"]*)\"")
                .matcher(page);
        assertThat(link.find()).isTrue();

        String tickets = lena.get(link.group(1).replace("&amp;", "&")).body();

        assertThat(tickets).contains("Forgotten", "Acknowledge", "Solve", "Update owed", "/desk/tickets/PD-");
    }

    @Test
    void figuresAreDownloaded() {
        Visitor.Shown csv = lena.get(PATH + "/attainment.csv?" + MARCH);

        assertThat(csv.body())
                .startsWith("week,severity,promised,")
                .contains("2026-03-02,S1,4,0,0.0,0,0.0,4,0,0,0\r\n");
        assertThat(lena.get(PATH + "/attainment.xlsx?" + MARCH).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "th"})
    void periodWithoutPromisesSaysWhatToDo(String language) {
        Visitor.Shown page = lena.get(PATH + "?from=2020-01-01&to=2020-02-01", Map.of("Accept-Language", language));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("class=\"card empty\"").doesNotContain("<svg class=\"graph\"");
    }

    @Test
    void periodThatIsNoneIsSaidAtTheForm() {
        Visitor.Shown page = lena.get(PATH + "?from=2026-03-02&to=2026-03-01");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("role=\"alert\"", "The last day is before the first.");
        assertThat(lena.get(PATH + "/attainment.csv?from=x").status()).isEqualTo(400);
        assertThat(lena.get(PATH + "/tickets?missed=all").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"dana@delta-channel.example", "mina@desk.example"})
    void neitherPartnersNorAgentsSeeIt(String email) {
        Visitor visitor = Visitor.signedIn(desk, email);

        assertThat(visitor.get(PATH).status()).isEqualTo(403);
        assertThat(visitor.get(PATH + "/attainment.csv").status()).isEqualTo(403);
        assertThat(visitor.get(PATH + "/tickets").status()).isEqualTo(403);
    }

    private static Visitor.Shown readIn(String language, String path) {
        Visitor reader = Visitor.signedIn(desk, "lead@desk.example");
        reader.get("/language/" + language + "?back=/desk");
        return reader.get(path);
    }
}
