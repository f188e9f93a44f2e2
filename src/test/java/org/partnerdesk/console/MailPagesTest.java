package org.partnerdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.MailInbox;
import org.partnerdesk.intake.mail.RecordedMail;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.partnerdesk.support.Visitor.Shown;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails for agents, by forms alone: no script runs here. */
class MailPagesTest {
    private static final String MINA = "mina@desk.example";
    private static final String DANA = "dana@delta-channel.example";
    private static final String DESK = "partner-support@zohocorp.com";

    private final RunningDesk desk = RunningDesk.shared();
    private final FlightRecorder recorder = desk.part(FlightRecorder.class);
    private final JdbcClient jdbc = desk.part(JdbcClient.class);
    private final Visitor mina = Visitor.signedIn(desk, MINA);

    @Test
    void heldMailIsReleasedOnItsPageAndTheHistoryTellsWhoAndWhy() {
        long id = held("Please release");
        String path = "/desk/mails/" + id;
        assertThat(mina.get(path).body()).contains("Please release", "value=\"RELEASE\"", "value=\"DROP\"");

        Shown answer = mina.post(path + "/acts", Map.of("act", "RELEASE", "reason", "From a colleague <at home>"));

        assertThat(answer.location()).endsWith(path + "?did=mail-opened");
        Shown page = mina.get(path + "?did=mail-opened");
        assertThat(page.body())
                .contains("The mail has opened a ticket.", "From a colleague &lt;at home&gt;", "Mina")
                .doesNotContain("value=\"RELEASE\"");
        assertThat(mina.post(path + "/acts", Map.of("act", "DROP")).location()).endsWith("did=mail-not-held");
    }

    @Test
    void tickedMailIsDroppedTogetherAndTheListSaysOfHowMany() {
        long one = held("First of two");
        long two = held("Second of two");
        assertThat(mina.get("/desk/mails?decision=HELD").body())
                .contains("name=\"mail\" value=\"" + one + "\"", "name=\"mail\" value=\"" + two + "\"");

        Shown answer =
                mina.post("/desk/mails/acts", Map.of("mail", one + "," + two, "act", "DROP", "reason", "Forged"));

        assertThat(answer.location()).endsWith("/desk/mails?decision=HELD&done=2&of=2");
        assertThat(mina.get("/desk/mails?decision=HELD&done=2&of=2").body()).contains("2 of 2 are held no more.");
        assertThat(recorder.mail(one).orElseThrow().decision()).isEqualTo("IGNORED");
        assertThat(recorder.acts(two).getFirst().reason()).isEqualTo("Forged");
        assertThat(mina.post("/desk/mails/acts", Map.of("act", "DROP")).location())
                .endsWith("done=0&of=0");
    }

    @Test
    void mailThatWaitsShowsItsTriesAndWhatFailed() {
        jdbc.sql("alter table ticketing.message add constraint sour check (body <> E'sour\\n')")
                .update();
        long id = accept(DANA, "From: " + DANA + "\nSubject: A sour one\n\nsour\n");
        RunningDesk.until(() -> recorder.mail(id).orElseThrow().tries() > 0);

        assertThat(mina.get("/desk/mails?decision=WAITING").body()).contains("/desk/mails/" + id);
        assertThat(mina.get("/desk/mails/" + id).body())
                .contains("A sour one", "Not yet decided", "sour", "Tried again");

        jdbc.sql("alter table ticketing.message drop constraint sour").update();
        jdbc.sql("update intake.inbox set next_try_at = received_at where id = :id and decision is null")
                .param("id", id)
                .update();
        desk.part(MailInbox.class).drain();
        RunningDesk.until(() -> recorder.mail(id).orElseThrow().decision().equals("OPENED"));
    }

    @Test
    void recordTellsHeadersPartsAndEachCandidate() {
        long id = accept("bounces@elsewhere.example", """
                From: Dana <dana@delta-channel.example>
                Subject: =?utf-8?B?2YXYsdit2KjYpw==?= [PD-999999999]
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Hello
                --b
                Content-Type: application/pdf; name=invoice.pdf

                %PDF
                --b--
                """);
        decided(id);

        assertThat(mina.get("/desk/mails/" + id).body())
                .contains("مرحبا", "multipart/mixed", "application/pdf", "invoice.pdf")
                .contains("taken, From names it", "not taken from the return path, From names another")
                .contains("a known person of", "ticket 999999999: there is none");
    }

    @Test
    void rulesAndAnswersAreSaidInTheReadersLanguage() {
        long id = held("Said in Arabic");
        Visitor reader = Visitor.signedIn(desk, MINA);

        reader.get("/language/ar?back=/desk");
        Shown arabic = reader.get("/desk/mails/" + id);
        reader.get("/language/th?back=/desk");
        Shown thai = reader.get("/desk/mails/" + id);

        assertThat(arabic.body())
                .contains("هل يدّعي أنه من مكتب الدعم؟", "عنوان لمكتب الدعم مرسلًا")
                .doesNotContain("own-address-as-sender", "an address of the desk", ">pass<");
        assertThat(thai.body()).contains("อ้างว่ามาจากฝ่ายสนับสนุนหรือไม่").doesNotContain("an address of the desk");
    }

    @Test
    void eachMailedMessageOfATicketLeadsToItsRecord() {
        long id = accept(
                DANA,
                "From: " + DANA + "\nSubject: Led\nMessage-ID: <led." + System.nanoTime()
                        + "@test.example>\n\nHello\n");
        decided(id);

        assertThat(mina.get("/desk/tickets/" + recorder.mail(id).orElseThrow().ticket())
                        .body())
                .contains("href=\"/desk/mails/" + id + "\"");
    }

    @Test
    void replayPageShowsAndRefusesDays() {
        assertThat(mina.get("/desk/mails/replay").status()).isEqualTo(200);
        assertThat(mina.get("/desk/mails/replay?from=2001-01-01&to=2001-01-02").body())
                .contains("Looked at: 0.");
        assertThat(mina.get("/desk/mails/replay?from=2001-01-01&to=2001-12-02").body())
                .contains("at most 31 days in all");
        assertThat(mina.get("/desk/mails/replay?from=never").body()).contains("at most 31 days in all");
    }

    @Test
    void partnersSeeAndDoNothingOfThis() {
        long id = held("Not for partners");
        Visitor dana = Visitor.signedIn(desk, DANA);

        assertThat(dana.get("/desk/mails/" + id).status()).isEqualTo(403);
        assertThat(dana.get("/desk/mails/replay").status()).isEqualTo(403);
        dana.get("/help");
        assertThat(dana.post("/desk/mails/" + id + "/acts", Map.of("act", "RELEASE"))
                        .status())
                .isEqualTo(403);
        assertThat(recorder.mail(id).orElseThrow().decision()).isEqualTo("HELD");
    }

    private long held(String subject) {
        long id = accept(
                DANA,
                "From: <" + DESK + ">\nSubject: " + subject + "\nMessage-ID: <held." + System.nanoTime()
                        + "@test.example>\n\nHello\n");
        decided(id);
        return id;
    }

    private void decided(long id) {
        RunningDesk.until(() -> !recorder.mail(id).map(RecordedMail::isWaiting).orElse(true));
    }

    private long accept(String from, String raw) {
        return desk.part(MailInbox.class).accept(from, List.of(DESK), raw.getBytes(StandardCharsets.UTF_8));
    }
}
