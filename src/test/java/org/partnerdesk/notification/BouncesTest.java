package org.partnerdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.notification.PartnersMailbox.text;
import static org.partnerdesk.support.RunningDesk.until;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import tools.jackson.databind.JsonNode;

/** What comes back, and what follows from it. */
class BouncesTest {
    private static final String DESK = "partner-support@zohocorp.com";
    private static PartnersMailbox mailbox;
    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        mailbox = new PartnersMailbox();
        desk = RunningDesk.with(Map.of("partnerdesk.smtp-relay", mailbox.relay()));
    }

    @AfterAll
    static void stop() {
        desk.close();
        mailbox.close();
    }

    /** A ticket by mail and its answer, as it arrived. */
    private record Answered(String number, String path, MimeMessage mail) {
        String messageId() throws Exception {
            return mail.getMessageID();
        }

        String returnPath() throws Exception {
            return ((InternetAddress) mail.getReplyTo()[0]).getAddress();
        }

        JsonNode answer() {
            JsonNode items = desk.get(path + "/messages").body().get("items");
            return items.get(items.size() - 1);
        }

        String delivery() {
            return answer().get("delivery").stringValue();
        }

        JsonNode acknowledged() {
            for (JsonNode promise : desk.ticketNumber(number).get("commitments")) {
                if (promise.get("milestone").stringValue().equals("acknowledged")) {
                    return promise;
                }
            }
            throw new AssertionError("nothing was promised");
        }
    }

    private static Answered answered(String from, String subject) {
        desk.mail(from, DESK, subject, "Help.");
        String number = desk.ticket(subject).get("number").stringValue();
        String path = "/api/v1/tickets/" + number;
        desk.post(path + "/messages", "{\"body\": \"We look into " + subject + "\"}");
        MimeMessage mail = mailbox.first(m -> text(m).contains("We look into " + subject));
        Answered answered = new Answered(number, path, mail);
        until(() -> answered.delivery().equals("sent"));
        return answered;
    }

    @Test
    void hardBounceIsShownOnTheMessageAndTheAcknowledgementIsOwedAgain() throws Exception {
        Answered it = answered("dana@delta-channel.example", "Bounces hard");
        assertThat(it.acknowledged().get("state").stringValue()).isEqualTo("met");
        assertThat(it.answer().get("messageId").stringValue())
                .isEqualTo(it.messageId().replaceAll("[<>]", ""));

        desk.rawMail(
                "<>",
                it.returnPath(),
                Dsn.failed("5.1.1", "dana@delta-channel.example")
                        .about(it.messageId())
                        .to(it.returnPath()));
        until(() -> it.delivery().equals("bounced"));

        assertThat(it.answer().get("deliveryReason").stringValue()).contains("5.1.1");
        assertThat(it.acknowledged().get("state").stringValue()).isEqualTo("running");
        assertThat(it.acknowledged().get("satisfiedAt").isNull()).isTrue();
        String page = Visitor.signedIn(desk, "mina@desk.example")
                .get("/desk/tickets/" + it.number())
                .body();
        assertThat(page)
                .contains("Not delivered to")
                .contains("The address works again")
                .contains("came back");
        assertThat(Visitor.signedIn(desk, "dana@delta-channel.example")
                        .get("/help/" + it.number())
                        .body())
                .contains("could not be delivered to");
    }

    @Test
    void aDeadAddressGetsNothingAutomaticUntilMailComesFromIt() throws Exception {
        Answered it = answered("sami@falcon-channel.example", "Dies for a while");
        desk.rawMail(
                "<>",
                it.returnPath(),
                Dsn.failed("5.1.1", "sami@falcon-channel.example").to(it.returnPath()));
        until(() -> it.delivery().equals("bounced"));

        desk.patch(it.path(), "{\"status\": \"resolved\"}");

        MailView kept = desk.mailTo("sami@falcon-channel.example", it.number());
        assertThat(kept.state()).isEqualTo(MailView.State.SUPPRESSED);
        assertThat(kept.suppression()).isEqualTo(Suppression.UNDELIVERABLE);
        assertThat(Visitor.signedIn(desk, "mina@desk.example")
                        .get("/desk/tickets/" + it.number())
                        .body())
                .contains("mail to this address comes back");

        desk.mail("sami@falcon-channel.example", DESK, "Lives again", "Back.");
        assertThat(text(mailbox.about("Lives again"))).contains("We have received your request");
    }

    @Test
    void anAgentWhoKnowsThatTheAddressWorksClearsIt() throws Exception {
        Answered it = answered("ruth@thames-channel.example", "Cleared by hand");
        desk.rawMail(
                "<>",
                it.returnPath(),
                Dsn.failed("5.2.1", "ruth@thames-channel.example").to(it.returnPath()));
        until(() -> it.delivery().equals("bounced"));

        Visitor.signedIn(desk, "mina@desk.example")
                .post("/desk/tickets/" + it.number() + "/address", Map.of("email", "ruth@thames-channel.example"));
        desk.patch(it.path(), "{\"status\": \"resolved\"}");

        assertThat(text(mailbox.first(m -> text(m).contains("Your request " + it.number() + " is solved"))))
                .isNotEmpty();
    }

    @Test
    void softBounceOnlyNotesTheDelay() throws Exception {
        Answered it = answered("huda@nile-partners.example", "Bounces softly");

        desk.rawMail(
                "<>",
                it.returnPath(),
                Dsn.delayed("huda@nile-partners.example").about(it.messageId()).to(it.returnPath()));
        until(() -> !it.answer().get("deliveryReason").isNull());

        assertThat(it.delivery()).isEqualTo("sent");
        assertThat(it.acknowledged().get("state").stringValue()).isEqualTo("met");
    }

    @Test
    void whoKnowsOnlyTheAddressOpensNoPromiseAgain() throws Exception {
        Answered it = answered("omar@delta-channel.example", "Forged report");

        desk.rawMail(
                "<>", DESK, Dsn.failed("5.1.1", "omar@delta-channel.example").to(DESK));
        until(() -> it.delivery().equals("bounced"));

        assertThat(it.acknowledged().get("state").stringValue()).isEqualTo("met");
    }

    @Test
    void reportOfAMailThatIsNotOursChangesNothing() throws Exception {
        Answered it = answered("nok@siam-channel.example", "Stays delivered");
        String wrong = it.messageId().replaceFirst("\\.[0-9a-f]{20}@", ".00000000000000000000@");

        desk.rawMail(
                "<>",
                DESK,
                Dsn.failed("5.1.1", "nok@siam-channel.example").about(wrong).to(DESK));
        until(() -> desk.get("/api/v1/mails?decision=BOUNCE&messageId=").status() == 200
                && desk.part(org.springframework.jdbc.core.simple.JdbcClient.class)
                                .sql("select count(*) from intake.inbox where decision is null")
                                .query(Long.class)
                                .single()
                        == 0);

        assertThat(it.delivery()).isEqualTo("sent");
    }
}
