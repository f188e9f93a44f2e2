package org.partnerdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.notification.PartnersMailbox.html;
import static org.partnerdesk.notification.PartnersMailbox.text;

import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import tools.jackson.databind.JsonNode;

/** What reaches a partner's mail server, through a real relay. */
class MailOutTest {
    private static final String DESK = "partner-support@zohocorp.com";
    private static final String DESK_EU = "partner-support@eu.zohocorp.com";
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

    @Test
    void confirmsAPriorityRequestInWordsOfTheDocuments() throws Exception {
        desk.mail(
                "dana@delta-channel.example",
                DESK,
                "Priority please",
                "Customer Primary Email Address: it@harbor-freightways.example\n\nNobody can sign in.");

        MimeMessage mail = mailbox.about("Priority please");
        String number = desk.ticket("Priority please").get("number").stringValue();

        assertThat(mail.getSubject()).isEqualTo("[" + number + "] Priority please");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress(DESK, "Partner Support"));
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress())
                .matches("partner-support\\+PD\\d+\\.[0-9a-f]{20}@zohocorp\\.com");
        assertThat(mail.getMessageID()).matches("<pd\\.\\d+\\.[0-9a-f]+\\.[0-9a-f]{20}@zohocorp\\.com>");
        assertThat(mail.getHeader("In-Reply-To")).hasSize(1);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader("Return-Path")[0])
                .isEqualTo("<" + ((InternetAddress) mail.getReplyTo()[0]).getAddress() + ">");
        assertThat(mail.getHeader("X-Partnerdesk-Instance")).hasSize(1);
        assertThat(text(mail))
                .contains(number, "large user account", "S1-Critical", "Priority Customer - Large User Account")
                .contains("You get a first answer from a person by")
                .doesNotContain("Please give the e-mail address");
        assertThat(html(mail)).contains("dir=\"ltr\"").contains("<bdi dir=\"ltr\">" + number + "</bdi>");
    }

    @Test
    void confirmsInArabicFromRightToLeft() throws Exception {
        desk.mail("huda@nile-partners.example", DESK, "مشكلة في الدخول", "معرف المؤسسة ZOID ٧٠٠١٠٠٤٠١");

        MimeMessage mail = mailbox.about("مشكلة في الدخول");

        assertThat(text(mail)).contains("استلمنا طلبك", "S1- طارئة", "عميل ذو أولوية - حساب مستخدم كبير");
        assertThat(html(mail)).contains("<html lang=\"ar\" dir=\"rtl\">").contains("dir=\"auto\"");
        assertThat(mail.getContentLanguage()).containsExactly("ar");
    }

    @Test
    void confirmsInThai() throws Exception {
        desk.mail(
                "nok@siam-channel.example",
                DESK,
                "เข้าระบบไม่ได้",
                "ที่อยู่อีเมลหลักของลูกค้า: it@chaophraya-logistics.example");

        assertThat(text(mailbox.about("เข้าระบบไม่ได้")))
                .contains("เราได้รับคำขอของคุณแล้ว", "S1-สำคัญ", "ลูกค้าสำคัญ - บัญชีที่มีผู้ใช้จำนวนมาก");
    }

    @Test
    void coachesWhenTheFieldIsMissing() throws Exception {
        desk.mail("dana@delta-channel.example", DESK, "No customer named", "Something is slow.");

        assertThat(text(mailbox.about("No customer named")))
                .contains("could not confirm the customer yet")
                .contains("Customer Primary Email Address")
                .doesNotContain("Customer Primary Email Address:");
    }

    @Test
    void anotherPartnersCustomerReadsLikeOneThatDoesNotExist() throws Exception {
        desk.mail(
                "dana@delta-channel.example",
                DESK,
                "Customer one",
                "Customer Primary Email Address: it@kestrel-aviation.example");
        desk.mail(
                "dana@delta-channel.example",
                DESK,
                "Customer two",
                "Customer Primary Email Address: it@nowhere-at-all.example");

        assertThat(neutral(mailbox.about("Customer one"))).isEqualTo(neutral(mailbox.about("Customer two")));
    }

    @Test
    void strangersGetAPlainConfirmation() throws Exception {
        desk.mail(
                "someone@unknown.example",
                DESK,
                "From a stranger",
                "Customer Primary Email Address: it@harbor-freightways.example");

        assertThat(text(mailbox.about("From a stranger")))
                .contains("We have received your request")
                .doesNotContain("customer", "severity", "S3", "S1");
    }

    @Test
    void answerReachesThePartnerFromTheAddressThatWasWrittenToAndThreads() throws Exception {
        desk.mail("ruth@thames-channel.example", DESK_EU, "To the EU address", "Help.");
        MimeMessage confirmation = mailbox.about("To the EU address");
        JsonNode ticket = desk.ticket("To the EU address");
        String path = "/api/v1/tickets/" + ticket.get("number").stringValue();

        desk.post(
                path + "/messages",
                "{\"body\": \"Which <b>browser</b>?\\nAnd since when?\", \"audience\": \"public\"}");
        MimeMessage answer = mailbox.first(m -> m.getSubject().contains("To the EU address")
                && !m.getMessageID().equals(confirmation.getMessageID()));

        assertThat(((InternetAddress) answer.getFrom()[0]).getAddress()).isEqualTo(DESK_EU);
        assertThat(answer.getHeader("Auto-Submitted")).isNull();
        assertThat(answer.getHeader("In-Reply-To")).isEqualTo(confirmation.getHeader("In-Reply-To"));
        assertThat(answer.getHeader("References")[0]).contains(confirmation.getMessageID());
        assertThat(text(answer)).startsWith("Which <b>browser</b>?\nAnd since when?");
        assertThat(html(answer)).contains("Which &lt;b&gt;browser&lt;/b&gt;?");

        desk.mail(
                "ruth@thames-channel.example",
                ((InternetAddress) answer.getReplyTo()[0]).getAddress(),
                "Re: something else",
                "Firefox.");
        RunningDesk.until(() -> desk.get(path + "/messages").body().get("items").size() == 3);
    }

    @Test
    void internalNotesStayInside() throws Exception {
        desk.mail("dana@delta-channel.example", DESK, "Kept inside", "Help.");
        mailbox.about("Kept inside");
        String path =
                "/api/v1/tickets/" + desk.ticket("Kept inside").get("number").stringValue();

        desk.post(path + "/messages", "{\"body\": \"Secret note\", \"audience\": \"internal\"}");
        desk.post(path + "/messages", "{\"body\": \"Open answer\", \"audience\": \"public\"}");
        mailbox.first(m -> text(m).contains("Open answer"));

        assertThat(mailbox.all()).noneMatch(m -> text(m).contains("Secret note"));
    }

    @Test
    void solvingWithoutWordsIsSaidInAMailOfItsOwn() throws Exception {
        desk.mail("dana@delta-channel.example", DESK, "Solve me", "Help.");
        String number = desk.ticket("Solve me").get("number").stringValue();

        desk.patch("/api/v1/tickets/" + number, "{\"status\": \"resolved\"}");

        MimeMessage mail = mailbox.first(m -> text(m).contains("Your request " + number + " is solved."));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void lineBreaksInASubjectBeginNoHeader() throws Exception {
        desk.post(
                "/api/v1/tickets",
                "{\"subject\": \"Injected\\r\\nBcc: eve@evil.example\", \"description\": \"x\","
                        + " \"requester\": \"dana@delta-channel.example\"}");

        MimeMessage mail = mailbox.about("Injected");

        assertThat(mail.getHeader("Bcc")).isNull();
    }

    private static String neutral(MimeMessage mail) throws Exception {
        return (text(mail) + html(mail) + String.join(",", names(mail)))
                .replaceAll("PD-\\d+", "PD")
                .replaceAll("pd:\\d+:[0-9a-f]{20}", "marker")
                .replaceAll("Customer (one|two)", "Customer")
                .replaceAll("\\d\\d:\\d\\d", "time");
    }

    private static Iterable<String> names(MimeMessage mail) throws Exception {
        return Collections.list(mail.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }
}
