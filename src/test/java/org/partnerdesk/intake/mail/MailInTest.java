package org.partnerdesk.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.intake.mail.Postbag.Fate;
import org.partnerdesk.platform.mail.MailTokens;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a mail, from the socket to the ticket. */
class MailInTest {
    private static final String DANA = "dana@delta-channel.example";
    private static final String OMAR = "omar@delta-channel.example";
    private static final String SAMI = "sami@falcon-channel.example";

    private final RunningDesk desk = RunningDesk.shared();
    private final Postbag post = new Postbag(desk);
    private final MailTokens tokens = desk.part(MailTokens.class);

    @Test
    void opensATicketWithTheMailAsItsFirstMessage() {
        Fate fate = post.from(DANA)
                .with("Subject", "Sign-in fails")
                .saying("Since nine.")
                .send();

        assertThat(fate.decision()).isEqualTo("OPENED");
        assertThat(post.bodies(fate.ticketId())).containsExactly("Since nine.\n");
        assertThat(fate.answer("thread")).isEqualTo("names no ticket");
        assertThat(fate.answer("automatic")).isEqualTo("pass");
    }

    @Test
    void takesAStrangersMail() {
        assertThat(post.from("someone@unknown.example").send().decision()).isEqualTo("OPENED");
    }

    @Test
    void customerNamedOnlyInATextFileIsOfferedAndStillIsWhenMoreIsWritten() {
        Fate fate = post.from(DANA)
                .with("MIME-Version", "1.0")
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying("""
                        --b
                        Content-Type: text/plain

                        The log is attached.
                        --b
                        Content-Type: text/csv
                        Content-Disposition: attachment; filename="gateway.csv"

                        tenant;700100104
                        --b--""".replace("\n", "\r\n"))
                .send();
        assertThat(offers(fate)).isEqualTo("700100104 ATTACHMENT_TEXT");

        post.from(DANA)
                .with("In-Reply-To", "<" + fate.messageId() + ">")
                .saying("Any news?")
                .send();

        assertThat(offers(fate)).isEqualTo("700100104 ATTACHMENT_TEXT");
        assertThat(receipts(fate)).isEqualTo(2);
    }

    @Test
    void opensMailWithoutSubjectBodyAndMessageId() {
        Fate fate = post.from(DANA)
                .without("Subject")
                .without("Message-ID")
                .with("Date", Instant.now().toString())
                .saying("")
                .send();

        assertThat(fate.decision()).isEqualTo("OPENED");
        assertThat(fate.messageId()).endsWith("@synthetic.invalid");
    }

    @Test
    void bigTextAndSubjectOfAMegabyteAreTaken() {
        Fate fate = post.from(DANA)
                .with("Subject", "Long ".repeat(200_000))
                .saying("All of these different words. ".repeat(100_000))
                .send();

        assertThat(fate.decision()).isEqualTo("OPENED");
        assertThat(post.bodies(fate.ticketId()).getFirst()).hasSizeGreaterThan(2_900_000);
    }

    // --- once only

    @Test
    void repeatedDeliveryIsIgnoredAndNamesTheFirst() {
        Postbag.Draft mail = post.from(DANA);
        Fate first = mail.send();
        Fate second = mail.send();

        assertThat(second.decision()).isEqualTo("IGNORED");
        assertThat(second.reason()).isEqualTo("duplicate of " + first.id());
    }

    @Test
    void twoMailsWithOneMessageIdAreTwoMails() {
        Postbag.Draft mail = post.from(DANA);
        mail.send();

        assertThat(mail.saying("Other words.").send().decision()).isEqualTo("OPENED");
    }

    // --- screening

    @Test
    void holdsMailThatClaimsToBeFromTheDesk() {
        assertThat(post.from(Postbag.DESK).send().decision()).isEqualTo("HELD");
    }

    @Test
    void ignoresOwnMailComeBack() {
        Fate fate = post.from(DANA)
                .with("X-Partnerdesk-Instance", tokens.instanceId())
                .send();

        assertThat(fate.decision()).isEqualTo("IGNORED");
        assertThat(fate.reason()).isEqualTo("own mail come back");
    }

    @Test
    void envelopeSpeaksWhenFromDoesNot() {
        assertThat(post.from(DANA).without("From").send().decision()).isEqualTo("OPENED");
        assertThat(post.from(DANA).without("From").returnPath("").send().decision())
                .isEqualTo("HELD");
    }

    @Test
    void holdsMailWithMorePartsThanAnybodyReads() {
        String parts = "--b\r\n\r\nx\r\n".repeat(1_100);
        Fate fate = post.from(DANA)
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying(parts)
                .send();

        assertThat(fate.decision()).isEqualTo("HELD");
        assertThat(fate.reason()).isEqualTo("more than 1000 parts");
    }

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted, auto-replied, AUTOMATIC",
        "Auto-Submitted, auto-generated, OPENED",
        "Auto-Submitted, no, OPENED",
        "Precedence, bulk, AUTOMATIC",
        "X-Precedence, Junk, AUTOMATIC",
        "Precedence, auto_reply, AUTOMATIC",
        "List-Id, <news.example>, AUTOMATIC",
        "X-Autorespond, yes, AUTOMATIC",
        "X-Auto-Response-Suppress, 'DR, OOF', OPENED",
        "X-Loop, robot, OPENED"
    })
    void tellsMachinesFromPeopleAndAlarmsFromAnswers(String header, String value, String decision) {
        assertThat(post.from(DANA).with(header, value).send().decision()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"auto-generated, true", "no, false"})
    void ticketOpenedByAMachineIsNotConfirmed(String autoSubmitted, boolean silent) {
        Fate fate = post.from(DANA).with("Auto-Submitted", autoSubmitted).send();

        assertThat(desk.part(JdbcClient.class)
                        .sql("select count(*) from notification.pub_outbox where ticket_id = :id")
                        .param("id", fate.ticketId())
                        .query(Long.class)
                        .single())
                .isEqualTo(silent ? 0 : 1);
    }

    @Test
    void aStrangersMachineIsOnlyRecorded() {
        Fate fate = post.from("robot@unknown.example")
                .with("Auto-Submitted", "auto-generated")
                .send();

        assertThat(fate.decision()).isEqualTo("AUTOMATIC");
        assertThat(fate.ticketId()).isNull();
    }

    @Test
    void emptyReturnPathAloneMakesAMailAutomatic() {
        Fate fate = post.from("robot@unknown.example").returnPath("").send();

        assertThat(fate.decision()).isEqualTo("AUTOMATIC");
        assertThat(fate.reason()).isEqualTo("empty return path");
    }

    @Test
    void automaticAnswerStaysOnItsTicketAndDoesNotReopenIt() {
        Fate opened = post.from(DANA).send();
        String number = post.number(opened.ticketId());
        desk.patch("/api/v1/tickets/" + number, "{\"status\": \"resolved\"}");

        Fate answer = post.from(DANA)
                .with("Auto-Submitted", "auto-replied")
                .with("Subject", "Out of office: [" + number + "]")
                .send();

        assertThat(answer.decision()).isEqualTo("REPLIED");
        assertThat(answer.ticketId()).isEqualTo(opened.ticketId());
        assertThat(desk.get("/api/v1/tickets/" + number).body().get("status").stringValue())
                .isEqualTo("resolved");
    }

    @ParameterizedTest
    @CsvSource({"failed, BOUNCE", "delayed, AUTOMATIC"})
    void tellsFailuresFromDelays(String action, String decision) {
        Fate opened = post.from(DANA).send();
        String ours = tokens.messageId(opened.ticketId(), "x1", "zohocorp.com");

        Fate report = post.from("mailer-daemon@mx.example")
                .returnPath("")
                .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=r")
                .saying("""
                        --r\r
                        Content-Type: message/delivery-status\r
                        \r
                        Reporting-MTA: dns; mx.example\r
                        \r
                        Final-Recipient: rfc822; dana@delta-channel.example\r
                        Action: %s\r
                        Status: 5.1.1\r
                        \r
                        --r\r
                        Content-Type: text/rfc822-headers\r
                        \r
                        Message-ID: <%s>\r
                        --r--""".formatted(action, ours))
                .send();

        assertThat(report.decision()).isEqualTo(decision);
        assertThat(report.ticketId()).isEqualTo(opened.ticketId());
    }

    @Test
    void bounceInFreeFormIsKnownByTheReturnPathItCameTo() {
        Fate opened = post.from(DANA).send();

        Fate bounce = post.from("mailer-daemon@mx.example")
                .returnPath("")
                .to(tokens.replyAddress(Postbag.DESK, "PD", opened.ticketId()))
                .with("Subject", "Undelivered Mail Returned to Sender")
                .send();

        assertThat(bounce.decision()).isEqualTo("BOUNCE");
        assertThat(bounce.ticketId()).isEqualTo(opened.ticketId());
    }

    // --- threading

    @Test
    void signedAddressJoinsAColleague() {
        Fate opened = post.from(DANA).send();
        String reply = tokens.replyAddress(Postbag.DESK, "PD", opened.ticketId());

        Fate fate = post.from(OMAR).to(reply).saying("I know more.").send();

        assertThat(fate.decision()).isEqualTo("REPLIED");
        assertThat(fate.ticketId()).isEqualTo(opened.ticketId());
        assertThat(post.bodies(opened.ticketId())).hasSize(2);
        assertThat(fate.answer("reply-address")).endsWith("joins");
    }

    @Test
    void signedMessageIdJoinsAParticipant() {
        Fate opened = post.from(DANA).send();
        String ours = tokens.messageId(opened.ticketId(), "abc", "zohocorp.com");

        Fate fate = post.from(DANA).with("In-Reply-To", "<" + ours + ">").send();

        assertThat(fate.ticketId()).isEqualTo(opened.ticketId());
        assertThat(fate.answer("signed-message-id")).endsWith("joins");
    }

    @Test
    void anotherPartnerDoesNotJoinEvenWithASignedAddress() {
        Fate opened = post.from(DANA).send();

        Fate fate = post.from(SAMI)
                .to(tokens.replyAddress(Postbag.DESK, "PD", opened.ticketId()))
                .send();

        assertThat(fate.decision()).isEqualTo("OPENED");
        assertThat(fate.ticketId()).isNotEqualTo(opened.ticketId());
        assertThat(fate.reason()).isEqualTo("may belong to " + opened.ticketId());
    }

    @ParameterizedTest
    @CsvSource({"reply-address", "signed-message-id"})
    void wrongSignatureIsTreatedAsNone(String rule) {
        Fate opened = post.from(DANA).send();
        String forged = "00000000000000000000";
        Postbag.Draft mail = post.from(OMAR);
        if (rule.equals("reply-address")) {
            mail.to("partner-support+PD" + opened.ticketId() + "." + forged + "@zohocorp.com");
        } else {
            mail.with("In-Reply-To", "<pd." + opened.ticketId() + ".abc." + forged + "@zohocorp.com>");
        }
        Fate fate = mail.send();

        assertThat(fate.decision()).isEqualTo("OPENED");
        assertThat(fate.answer(rule)).isNull();
    }

    @Test
    void anotherMailsIdJoinsParticipantsOnly() {
        Postbag.Draft first = post.from(DANA);
        Fate opened = first.send();
        String id = "<" + first.messageId() + ">";

        assertThat(post.from(SAMI).with("References", id).send().decision()).isEqualTo("OPENED");
        assertThat(post.from(DANA)
                        .with("References", "<other@x.example> " + id)
                        .send()
                        .ticketId())
                .isEqualTo(opened.ticketId());
    }

    @Test
    void numberInTheSubjectJoinsParticipantsOnly() {
        Fate opened = post.from(DANA).send();
        String subject = "Re: [" + post.number(opened.ticketId()) + "] Sign-in";

        assertThat(post.from(SAMI).with("Subject", subject).send().decision()).isEqualTo("OPENED");
        assertThat(post.from(OMAR).with("Subject", subject).send().decision()).isEqualTo("OPENED");
        assertThat(post.from(DANA).with("Subject", subject).send().ticketId()).isEqualTo(opened.ticketId());
    }

    // --- reading again, later, in another time

    @Test
    void poisonIsPutOffAndHeldAndStopsNobody() {
        JdbcClient jdbc = desk.part(JdbcClient.class);
        // A body that no ticket takes stands for any fault that only one mail has.
        jdbc.sql("alter table ticketing.message add constraint poison check (body <> E'poison\\n')")
                .update();
        MailInbox inbox = desk.part(MailInbox.class);
        long poison = inbox.accept(
                DANA,
                List.of(Postbag.DESK),
                "From: dana@delta-channel.example\n\npoison\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(post.from(DANA).send().decision()).isEqualTo("OPENED");

        RunningDesk.until(() -> attempts(poison) > 0);
        for (int i = 0; i < 5; i++) {
            jdbc.sql("update intake.inbox set next_try_at = received_at where id = :id and decision is null")
                    .param("id", poison)
                    .update();
            inbox.drain();
        }

        assertThat(post.fate(poison).decision()).isEqualTo("HELD");
        assertThat(post.fate(poison).reason()).contains("poison");
        jdbc.sql("alter table ticketing.message drop constraint poison").update();
    }

    private int attempts(long id) {
        return desk.part(JdbcClient.class)
                .sql("select attempts from intake.inbox where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    void replayedMailIsReadInItsOwnTimeAndNeverSent() {
        Instant then = Instant.now().minus(Duration.ofDays(30)).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        MailInbox inbox = desk.part(MailInbox.class);
        long[] id = new long[1];

        DeskClock.replaying(then, () -> {
            id[0] = inbox.accept(
                    DANA,
                    List.of(Postbag.DESK),
                    "From: dana@delta-channel.example\nSubject: Long ago\n\nx\n"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(inbox.drain()).isEqualTo(1);
        });

        Fate fate = post.fate(id[0]);
        assertThat(desk.part(JdbcClient.class)
                        .sql("select created_at from ticketing.pub_ticket where id = :id")
                        .param("id", fate.ticketId())
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(then);
        assertThat(desk.part(JdbcClient.class)
                        .sql("select state from notification.pub_outbox where ticket_id = :id")
                        .param("id", fate.ticketId())
                        .query(String.class)
                        .single())
                .isEqualTo("KEPT");
    }

    private String offers(Fate fate) {
        return desk.part(JdbcClient.class)
                .sql("""
                select f ->> 'zoid' || ' ' || (f ->> 'source')
                from entitlement.pub_latest_receipt r, jsonb_array_elements(r.body::jsonb -> 'finds') f
                where r.ticket_id = :id""")
                .param("id", fate.ticketId())
                .query(String.class)
                .single();
    }

    private int receipts(Fate fate) {
        return desk.part(JdbcClient.class)
                .sql("select count(*) from entitlement.pub_receipt where ticket_id = :id")
                .param("id", fate.ticketId())
                .query(Integer.class)
                .single();
    }
}
