package org.partnerdesk.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerdesk.intake.mail.Postbag.Fate;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a mail, from the socket to the ticket. */
class MailInTest {
    private final RunningDesk desk = RunningDesk.shared();
    private final Postbag post = new Postbag(desk);

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

    @Test
    void poisonIsPutOffAndHeldAndStopsNobody() {
        JdbcClient jdbc = desk.part(JdbcClient.class);
        // A body that no ticket takes stands for any fault that only one mail has.
        jdbc.sql("alter table ticketing.message add constraint poison check (body <> E'poison\\n')")
                .update();
        MailInbox inbox = desk.part(MailInbox.class);
        long poison = inbox.accept(DANA, List.of(DESK), "From: dana@delta-channel.example\n\npoison\n".getBytes(UTF_8));
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

    @Test
    void replayedMailIsReadInItsOwnTimeAndNeverSent() {
        Instant then = Instant.now().minus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MICROS);
        MailInbox inbox = desk.part(MailInbox.class);
        long[] id = new long[1];

        DeskClock.replaying(then, () -> {
            id[0] = inbox.accept(
                    DANA, List.of(DESK), "From: dana@delta-channel.example\nSubject: Long ago\n\nx\n".getBytes(UTF_8));
            assertThat(inbox.drain()).isEqualTo(1);
        });

        Fate fate = post.fate(id[0]);
        assertThat(desk.part(JdbcClient.class)
                        .sql("select created_at from ticketing.pub_ticket where id = :id")
                        .param("id", fate.ticketId())
                        .query(OffsetDateTime.class)
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

    private int attempts(long id) {
        return desk.part(JdbcClient.class)
                .sql("select attempts from intake.inbox where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
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
