package org.partnerdesk.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.intake.mail.Postbag.Fate;
import org.partnerdesk.platform.mail.MailTokens;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which mail is held, ignored, a machine's or a bounce. */
class ScreeningTest {
    private final RunningDesk desk = RunningDesk.shared();
    private final Postbag post = new Postbag(desk);
    private final MailTokens tokens = desk.part(MailTokens.class);

    @Test
    void holdsMailThatClaimsToBeFromTheDesk() {
        assertThat(post.from(DESK).send().decision()).isEqualTo("HELD");
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
                .to(tokens.replyAddress(DESK, "PD", opened.ticketId()))
                .with("Subject", "Undelivered Mail Returned to Sender")
                .send();

        assertThat(bounce.decision()).isEqualTo("BOUNCE");
        assertThat(bounce.ticketId()).isEqualTo(opened.ticketId());
    }
}
