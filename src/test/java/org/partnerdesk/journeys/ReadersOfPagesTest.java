package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;

/** What somebody reads on a page or in a mail answers the question they came with. */
class ReadersOfPagesTest {
    private static final String DANA = "dana@delta-channel.example";
    private static final String MINA = "mina@desk.example";
    private static final String MAILBOX = "partner-support@zohocorp.com";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void anExcludedServiceIsExplainedByWhatItIsMeasuredIn() {
        String number =
                mailed("Zoho Campaigns skips a list", "Customer Primary Email Address: ops@prairie-mailers.example");
        Visitor mina = Visitor.signedIn(desk, MINA);
        String reason = "Zoho Campaigns is measured in contacts or subscribers, not in users.";

        assertThat(mina.get("/desk/tickets/" + number).body()).contains(reason);
        assertThat(mina.get("/desk/tickets/" + number + "/receipts/1").body()).contains(reason, "read in the text");
    }

    @Test
    void aServiceThatNobodyKnowsStandsOnTheReceiptAsTyped() {
        String number = desk.post("/api/v1/tickets", """
                        {"subject": "Typed service", "service": "Sundial",
                         "requester": "dana@delta-channel.example"}""").body().get("number").stringValue();

        assertThat(Visitor.signedIn(desk, MINA)
                        .get("/desk/tickets/" + number + "/receipts/1")
                        .body())
                .contains("<bdi>Sundial</bdi>")
                .doesNotContain("read in the text");
    }

    @Test
    void theHistoryNamesThePersonWhoWasAssigned() {
        String number = mailed("Folders lost their colours", "All folders are white.");
        Visitor mina = Visitor.signedIn(desk, MINA);
        mina.get("/desk/tickets/" + number);
        mina.post("/desk/tickets/" + number + "/assignee", Map.of("assignee", "tariq@desk.example"));

        assertThat(mina.get("/desk/tickets/" + number).body()).contains("Assigned to Tariq Rahman");
    }

    @Test
    void aPartnerWhoseZoneIsUnknownIsToldTheZoneOfTheTimes() {
        String number = mailed("Clocks differ", "Customer Primary Email Address: it@harbor-freightways.example");

        assertThat(Visitor.signedIn(desk, DANA).get("/help/" + number).body())
                .contains("Times are in Coordinated Universal Time.");
    }

    @Test
    void thePartnersPromiseIsInThePartnersWords() {
        String number = mailed("Promise in words", "Customer Primary Email Address: it@harbor-freightways.example");
        Visitor dana = Visitor.signedIn(desk, DANA);

        for (String path : new String[] {"/help", "/help/" + number}) {
            assertThat(dana.get(path).body()).as(path).contains("First answer").doesNotContain("Acknowledge");
        }
    }

    @Test
    void aFormThatComesBackBeginsAtTheFirstFault() {
        Visitor dana = Visitor.signedIn(desk, DANA);
        dana.get("/help/new");

        String body =
                dana.post("/help/new", Map.of("subject", "Only a subject")).body();

        assertThat(body).containsPattern("<textarea[^>]*id=\"description\"[^>]* autofocus");
        assertThat(body).doesNotContainPattern("<input[^>]* autofocus");
    }

    @Test
    void whoIsAskedForTheCustomerIsNotToldToDoNothing() {
        String number = mailed("Nothing about the customer", "It is slow.");

        assertThat(desk.mailTo(DANA, number).text())
                .contains("Customer Primary Email Address")
                .doesNotContain("need not do anything");
    }

    private String mailed(String subject, String body) {
        desk.mail(DANA, MAILBOX, subject, body);
        return desk.ticket(subject).get("number").stringValue();
    }
}
