package org.partnerdesk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.access.Duties;
import org.partnerdesk.access.Duty;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.commitments.Step;
import org.partnerdesk.commitments.WorkingHours;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.notification.Outbox;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ladder does to a whole desk that is moved on in time: mails, histories, tickets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscalationTest {
    private static final List<String> REGIONS = List.of("SA", "EU", "UK", "AU");

    private final RunningDesk desk = RunningDesk.with(Map.of());
    private final Duties duties = desk.part(Duties.class);
    private final PolicySpec preset = desk.part(Commitments.class).policy();

    EscalationTest() {
        for (int i = 0; i < REGIONS.size(); i++) {
            String code = REGIONS.get(i);
            String zoid = "79991000" + i;
            put("accounts/" + zoid, """
                    {"name": "Large %s", "dataCentre": "%s", "superAdmin": "it@large-%s.example", "domains": []}""".formatted(code, code, code.toLowerCase(Locale.ROOT)));
            put("mappings/Delta%20Channel/" + zoid, "{\"from\": \"2024-01-01\"}");
            put("subscriptions/" + zoid + "/crm/Enterprise/paid/2024-02-01", "{\"quantity\": 900}");
        }
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @AfterEach
    void presetInForceAndEverybodyThere() {
        install(preset.steps());
        duties.leaves(Instant.EPOCH).forEach(leave -> duties.endLeave(leave.id()));
    }

    @Test
    void anOutageThatNobodyTakesUpReachesLeadRegionAndHeadInTurn() {
        String number = outage("SA", "Nobody looks");
        advance(Duration.ofMinutes(61));
        assertThat(told("lead@desk.example", number)).containsExactly("the goal is reached");
        assertThat(told("tariq@desk.example", number)).isEmpty();

        advance(Duration.ofMinutes(60));
        assertThat(told("lead@desk.example", number)).startsWith("50 % of the time between goal and limit is over");

        advance(Duration.ofMinutes(36));
        assertThat(told("tariq@desk.example", number)).startsWith("80 % of the time between goal and limit is over");
        assertThat(told("admin@desk.example", number)).isEmpty();

        advance(Duration.ofMinutes(30));
        assertThat(told("admin@desk.example", number)).containsExactly("the limit is reached");
        assertThat(page(number, "en"))
                .contains("Acknowledge: Goal reached. Told: ")
                .contains("Acknowledge: Limit reached. Told: ");
    }

    @Test
    void whoeverAnswersIsNotRemindedOfIt() {
        String number = outage("EU", "Answered at once");
        desk.post("/api/v1/tickets/" + number + "/messages", "{\"body\": \"We are on it.\"}");
        desk.patch("/api/v1/tickets/" + number, "{\"assignee\": \"mina@desk.example\"}");
        advance(Duration.ofHours(4));

        assertThat(mails("mina@desk.example", number))
                .isNotEmpty()
                .noneMatch(mail -> mail.subject().contains("Acknowledge"));
        assertThat(page(number, "en")).doesNotContain("Acknowledge: Goal reached");
    }

    @Test
    void aPersonOnLeaveIsStoodInFor() {
        String number = outage("EU", "Mina is away");
        desk.patch("/api/v1/tickets/" + number, "{\"assignee\": \"mina@desk.example\"}");
        Instant now = advance(Duration.ofMillis(1));
        assertThat(duties.addLeave("mina@desk.example", now, now.plus(Duration.ofDays(3)), "tariq@desk.example"))
                .isEmpty();
        advance(Duration.ofMinutes(61));

        assertThat(mails("mina@desk.example", number)).isEmpty();
        assertThat(mails("tariq@desk.example", number))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("because you stand in for Mina Okafor"));
        assertThat(page(number, "en")).contains("Tariq Rahman", "standing in for", "Mina Okafor");
    }

    @Test
    void aTicketIsGivenToTheDutyAndItsSeverityRaised() {
        install(List.of(new Step(
                "goal",
                null,
                List.of(Milestone.ACKNOWLEDGED),
                List.of(),
                List.of(),
                Duty.TEAM_LEAD,
                "S2",
                null,
                null)));
        String number = ticket("Small at first", "\"impact\": \"question\"");
        assertThat(severity(number)).isEqualTo("S3");
        String byHand = ticket("Left as it is", "\"impact\": \"question\"");
        desk.patch("/api/v1/tickets/" + byHand, "{\"severity\": \"S4\", \"reason\": \"One user\"}");
        advance(Duration.ofDays(7));

        assertThat(severity(number)).isEqualTo("S2");
        assertThat(desk.ticketNumber(number).get("assignee").stringValue()).isEqualTo("lead@desk.example");
        assertThat(severity(byHand)).isEqualTo("S4");
    }

    @Test
    void manyAtOnceAreOneMail() {
        Instant before = advance(Duration.ofMillis(1));
        for (int i = 0; i < 5; i++) {
            desk.patch("/api/v1/tickets/" + outage("UK", "Many " + i), "{\"assignee\": \"ploy@desk.example\"}");
        }
        // As after a night without a desk: all of it is found at once.
        desk.part(JdbcClient.class)
                .sql("update commitments.ticket_terms set next_fire_at = next_fire_at + interval '1 hour'")
                .update();
        advance(Duration.ofMinutes(130));

        List<MailView> mails = desk.part(Outbox.class).latest(500, null).stream()
                .filter(mail -> mail.recipient().equals("ploy@desk.example"))
                .filter(mail -> mail.createdAt().isAfter(before))
                .toList();
        assertThat(mails)
                .hasSizeLessThan(10)
                .allSatisfy(mail -> assertThat(mail.language()).isEqualTo("th"));
        assertThat(mails).anySatisfy(mail -> assertThat(mail.subject()).contains("มีคำสัญญา"));
    }

    @Test
    void anAnswerToANoticeDoesNotReachThePartner() {
        String number = outage("AU", "Between us");
        desk.patch("/api/v1/tickets/" + number, "{\"assignee\": \"mina@desk.example\"}");
        desk.post("/api/v1/tickets/" + number + "/messages", "{\"body\": \"First words.\"}");
        advance(Duration.ofMinutes(125));
        MailView notice = mails("mina@desk.example", number).getFirst();
        desk.mail(
                "mina@desk.example",
                notice.replyTo(),
                "Re: " + notice.subject(),
                "What a partner.",
                Map.of("In-Reply-To", "<" + notice.mailId() + ">", "References", "<" + notice.mailId() + ">"));
        desk.ticket("Re: " + notice.subject());

        assertThat(page(number, "en")).doesNotContain("What a partner.");
    }

    @ParameterizedTest
    @CsvSource({"en, Escalation", "ar, التصعيد", "th, การยกระดับ"})
    void theLadderIsShownWithWhoHasWhichDuty(String language, String title) {
        Visitor lena = Visitor.signedIn(desk, "lead@desk.example").in(language);

        assertThat(lena.get("/admin/duties").body())
                .contains("<h1>" + title + "</h1>", "50", "80", "Lena Adler", "Tariq Rahman");
    }

    @Test
    void leadsNoteLeaveAndAreToldWhatIsWrongWithIt() {
        Visitor lena = Visitor.signedIn(desk, "lead@desk.example");
        LocalDate today = LocalDate.ofInstant(advance(Duration.ofMillis(1)), ZoneOffset.UTC);
        lena.get("/admin/duties");
        Map<String, String> leave = Map.of(
                "email",
                "mina@desk.example",
                "from",
                today.toString(),
                "until",
                today.plusDays(3).toString(),
                "standIn",
                "ploy@desk.example");
        assertThat(lena.post("/admin/duties/leaves", leave).location()).contains("did=leave-added");
        assertThat(lena.get("/admin/duties").body()).contains("away now", "Ploy Suwannarat");

        assertThat(lena.post("/admin/duties/leaves", leave).body()).contains("in that time already");
        assertThat(lena.post(
                                "/admin/duties/leaves",
                                Map.of("email", "ploy@desk.example", "from", "2026-02-30", "until", "soon"))
                        .body())
                .contains("Give both days");
        assertThat(lena.post(
                                "/admin/duties/leaves",
                                Map.of(
                                        "email",
                                        "ploy@desk.example",
                                        "from",
                                        today.toString(),
                                        "until",
                                        today.toString(),
                                        "standIn",
                                        "ploy@desk.example"))
                        .body())
                .contains("stand in for themselves");
        assertThat(lena.post(
                                "/admin/duties",
                                Map.of("duty", "HEAD", "dataCentre", "", "email", "dana@delta-channel.example"))
                        .status())
                .isEqualTo(400);
        assertThat(Visitor.signedIn(desk, "mina@desk.example")
                        .get("/admin/duties")
                        .status())
                .isEqualTo(403);
    }

    private void put(String record, String body) {
        assertThat(desk.call("PUT", "/api/v1/directory/" + record, body, Map.of())
                        .status())
                .isBetween(200, 204);
    }

    private void install(List<Step> steps) {
        Commitments commitments = desk.part(Commitments.class);
        commitments.install(
                commitments.calendars().stream().map(WorkingHours::spec).toList(),
                new PolicySpec(preset.calendar(), preset.rows(), steps));
    }

    private Instant advance(Duration by) {
        RunningDesk.Answer answer = desk.post("/api/v1/demo/clock", "{\"advance\": \"" + by + "\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return Instant.parse(answer.body().get("now").stringValue());
    }

    private String outage(String dataCentre, String subject) {
        String customer = "it@large-%s.example".formatted(dataCentre.toLowerCase(Locale.ROOT));
        return ticket(subject, """
                "impact": "outage", "customerPrimaryEmail": "%s\"""".formatted(customer));
    }

    private String ticket(String subject, String more) {
        return desk.post("/api/v1/tickets", """
                        {"subject": "%s", "description": "Nothing works.", "requester": "dana@delta-channel.example",
                         %s}""".formatted(subject, more))
                .body()
                .get("number")
                .stringValue();
    }

    private String severity(String number) {
        return desk.ticketNumber(number).get("severity").stringValue();
    }

    private List<MailView> mails(String person, String number) {
        return desk.part(Outbox.class).latest(500, null).stream()
                .filter(mail -> mail.recipient().equals(person) && mail.text().contains(number))
                .toList();
    }

    /** How the acknowledgement stood in the mails to somebody, the newest first. */
    private List<String> told(String person, String number) {
        // One mail may speak of several tickets.
        Pattern acknowledgement = Pattern.compile(
                "Number: " + number + "\nSubject: .*\nSeverity: .*\nPromise: Acknowledge\nHow it stands: (.*)");
        return mails(person, number).stream()
                .flatMap(mail -> acknowledgement.matcher(mail.text()).results())
                .map(found -> found.group(1))
                .toList();
    }

    private String page(String number, String language) {
        return Visitor.signedIn(desk, "mina@desk.example")
                .get("/desk/tickets/" + number, Map.of("Accept-Language", language))
                .body();
    }
}
