package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.support.RunningDesk;
import tools.jackson.databind.JsonNode;

/** Journeys 1 to 8 over real SMTP, HTTP and PostgreSQL; the numbers are those of the first issue. */
class MailToPriorityJourneyTest {
    private static final String DANA = "dana@delta-channel.example";
    private static final String DESK = "partner-support@zohocorp.com";
    private static final String EU_DESK = "partner-support@eu.zohocorp.com";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void journey1TemplateMailBecomesPriorityTicketWithReceiptAndClocks() {
        desk.mail(DANA, DESK, "Nobody can open Zoho CRM since 9 am", """
                Hello,

                since nine this morning nobody can open CRM.

                Service Name: Zoho CRM
                Customer Primary Email Address: it@harbor-freightways.example
                """);

        JsonNode ticket = desk.ticket("Nobody can open Zoho CRM since 9 am");

        assertPriority(ticket, "it@harbor-freightways.example");
        assertThat(states(ticket)).containsExactly("acknowledged running", "determined running", "resolved running");
        JsonNode receipts = receipts(ticket);
        assertThat(receipts).hasSize(1);
        assertThat(receipts.get(0).at("/body/counted").longValue()).isEqualTo(640);
        assertThat(receipts.get(0).at("/body/largeThreshold").longValue()).isEqualTo(250);
        MailView mail = desk.mailTo(DANA, text(ticket, "number"));
        assertThat(mail.text()).contains(text(ticket, "number")).contains("Large User Account");
    }

    @Test
    void journey2ArabicMailWithTheZoidInArabicIndicDigitsOnly() {
        desk.mail(
                "huda@nile-partners.example",
                DESK,
                "تعذر فتح البريد منذ الصباح",
                "مرحبًا،\nلا يستطيع أحد لدى العميل فتح البريد. رقم المنظمة ٧٠٠١٠٠٤٠١\nشكرًا");

        JsonNode ticket = desk.ticket("تعذر فتح البريد منذ الصباح");

        assertPriority(ticket, "admin@nile-trading.example");
        assertThat(text(ticket, "dataCentre")).isEqualTo("SA");
        MailView mail = desk.mailTo("huda@nile-partners.example", text(ticket, "number"));
        assertThat(mail.language()).isEqualTo("ar");
        assertThat(mail.text()).contains("عميل ذو أولوية - حساب مستخدم كبير");
        assertThat(mail.html()).contains("dir=\"rtl\"");
    }

    @Test
    void journey3NothingGivenThenTheAgentFillsTheFieldAndTheWorkflowMakesIt_S1() {
        desk.mail(DANA, DESK, "Reports come out empty", "Hello, all reports are empty since the weekend. Please help.");
        JsonNode before = desk.ticket("Reports come out empty");
        assertThat(text(before, "verdict")).isEqualTo("NO_IDENTIFIER");
        assertThat(text(before, "severity")).isEqualTo("S3");
        assertThat(desk.view("needs-customer-email")).contains("Reports come out empty");
        assertThat(desk.mailTo(DANA, text(before, "number")).text()).contains("Customer Primary Email Address");

        JsonNode after = desk.patch(
                        "/api/v1/tickets/" + text(before, "number"),
                        "{\"customerPrimaryEmail\": \"it@harbor-freightways.example\"}")
                .body();

        assertPriority(after, "it@harbor-freightways.example");
        assertThat(desk.view("needs-customer-email")).doesNotContain("Reports come out empty");
        assertThat(receipts(after)).hasSize(2);
    }

    @Test
    void journey4AnotherUserOnlyIsOfferedAndNothingIsFilledByItself() {
        desk.mail(DANA, DESK, "Import of contacts stops", "Lee (lee@harbor-freightways.example) cannot import.");
        desk.mail(DANA, DESK, "Import of deals stops", "The person with ZUID 650100777 cannot import.");

        for (String subject : List.of("Import of contacts stops", "Import of deals stops")) {
            JsonNode ticket = desk.ticket(subject);
            assertThat(text(ticket, "verdict")).as(subject).isEqualTo("NO_IDENTIFIER");
            assertThat(ticket.get("customerPrimaryEmail").isNull()).isTrue();
            JsonNode finds = receipts(ticket).get(0).at("/body/finds");
            assertThat(finds.get(0).get("fillWith").stringValue()).isEqualTo("it@harbor-freightways.example");
        }
    }

    @Test
    void journey5AboutCampaignsIsExcludedAndTheReceiptSaysContacts() {
        desk.mail(DANA, DESK, "Newsletter is not sent", """
                Service Name: Zoho Campaigns
                Customer Primary Email Address: ops@prairie-mailers.example
                """);

        JsonNode ticket = desk.ticket("Newsletter is not sent");

        assertThat(text(ticket, "verdict")).isEqualTo("EXCLUDED_SERVICE");
        assertThat(text(ticket, "service")).isEqualTo("Zoho Campaigns");
        assertThat(text(ticket, "severity")).isEqualTo("S3");
        assertThat(receipts(ticket).get(0).at("/body/serviceMetric").stringValue())
                .isEqualToIgnoringCase("contacts");
    }

    @Test
    void journey6CustomerOfAnotherPartnerReadsLikeOneThatDoesNotExist() {
        desk.mail(DANA, DESK, "Portal is slow", "Customer Primary Email Address: it@kestrel-aviation.example");
        desk.mail(DANA, DESK, "Portal is slow too", "Customer Primary Email Address: it@nobody-knows.example");
        JsonNode kestrel = desk.ticket("Portal is slow");
        JsonNode nobody = desk.ticket("Portal is slow too");

        assertThat(text(kestrel, "verdict")).isEqualTo("UNMAPPED_PARTNER");
        assertThat(text(nobody, "verdict")).isEqualTo("NOT_FOUND");
        assertThat(desk.view("needs-review")).contains("Portal is slow", "Portal is slow too");
        assertThat(text(kestrel, "severity")).isEqualTo("S3");
        assertThat(words(kestrel, "Portal is slow", "kestrel-aviation"))
                .isEqualTo(words(nobody, "Portal is slow too", "nobody-knows"));
    }

    @Test
    void journey7UkCustomerByTheEuMailboxRunsOnLondonTimeAndIsAnsweredFromThere() {
        desk.mail(
                "ruth@thames-channel.example",
                EU_DESK,
                "Tills cannot reach CRM",
                "Customer Primary Email Address: it@severn-retail.example");

        JsonNode ticket = desk.ticket("Tills cannot reach CRM");

        assertPriority(ticket, "it@severn-retail.example");
        assertThat(text(ticket, "dataCentre")).isEqualTo("UK");
        assertThat(desk.mailTo("ruth@thames-channel.example", text(ticket, "number"))
                        .sender())
                .isEqualTo(EU_DESK);
    }

    @Test
    void journey8AnswerReplyDeterminationAndSolutionMeetAllClocks() {
        desk.mail(
                DANA,
                DESK,
                "Layout of quotes is broken",
                "Customer Primary Email Address: it@harbor-freightways.example");
        String number = text(desk.ticket("Layout of quotes is broken"), "number");
        desk.post(
                "/api/v1/tickets/" + number + "/messages",
                "{\"body\": \"We are looking at it. Which template do you use?\"}");
        assertThat(states(desk.ticketNumber(number))).contains("acknowledged met", "determined running");

        MailView answer = desk.mailTo(DANA, "Layout of quotes is broken");
        assertThat(answer.text()).contains("Which template do you use?");
        desk.mail(
                DANA,
                answer.replyTo(),
                "Re: " + answer.subject(),
                "The one called Winter.",
                Map.of("In-Reply-To", "<" + answer.mailId() + ">"));
        RunningDesk.until(() -> bodies(number).contains("The one called Winter."));

        desk.part(org.partnerdesk.ticketing.Ticketing.class)
                .determine(
                        id(number),
                        mina(),
                        new org.partnerdesk.ticketing.Determination(
                                org.partnerdesk.ticketing.Determination.Kind.DEFECT,
                                "The template engine drops tables."));
        desk.patch("/api/v1/tickets/" + number, "{\"status\": \"resolved\"}");

        assertThat(states(desk.ticketNumber(number)))
                .containsExactly("acknowledged met", "determined met", "resolved met");
    }

    /** What the partner reads of a ticket, with the ticket's own particulars blotted out. */
    private String words(JsonNode ticket, String subject, String customer) {
        String number = text(ticket, "number");
        return desk.mailTo(DANA, number)
                .text()
                .replace(number, "NUMBER")
                .replaceAll("pd:\\d+:[0-9a-f]{20}", "MARKER")
                .replace(subject, "SUBJECT")
                .replace(customer, "CUSTOMER");
    }

    private void assertPriority(JsonNode ticket, String email) {
        assertThat(text(ticket, "verdict")).isEqualTo("LARGE_USER_ACCOUNT");
        assertThat(text(ticket, "severity")).isEqualTo("S1");
        assertThat(text(ticket, "severitySource")).isEqualTo("automatic");
        assertThat(ticket.get("priorityCustomer").booleanValue()).isTrue();
        assertThat(text(ticket, "customerPrimaryEmail")).isEqualTo(email);
    }

    private static List<String> states(JsonNode ticket) {
        List<String> states = new ArrayList<>();
        ticket.get("commitments").forEach(c -> {
            if (!text(c, "state").equals("superseded")) {
                states.add(text(c, "milestone") + " " + text(c, "state"));
            }
        });
        return states;
    }

    private List<String> bodies(String number) {
        List<String> bodies = new ArrayList<>();
        desk.get("/api/v1/tickets/" + number + "/messages")
                .body()
                .get("items")
                .forEach(message -> bodies.add(text(message, "body").strip()));
        return bodies;
    }

    private JsonNode receipts(JsonNode ticket) {
        return desk.get("/api/v1/tickets/" + text(ticket, "number") + "/receipts")
                .body()
                .get("items");
    }

    private long id(String number) {
        return desk.part(org.partnerdesk.ticketing.Ticketing.class).idOf(number).orElseThrow();
    }

    private org.partnerdesk.access.Actor mina() {
        return desk.part(org.partnerdesk.access.People.class)
                .find("mina@desk.example")
                .orElseThrow()
                .actor();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }
}
