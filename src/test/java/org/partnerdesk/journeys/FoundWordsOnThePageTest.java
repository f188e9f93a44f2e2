package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;

/** The agent sees in the text which words led to the customer, and whose they are. */
class FoundWordsOnThePageTest {
    private static final String DANA = "dana@delta-channel.example";
    private static final String DESK = "partner-support@zohocorp.com";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void wordsInSubjectAndMessageAreMarkedWithAccountAndKey() {
        String page = page("Marked: ZOID 700100104", """
                <b>700-100-104</b> is fine.
                Ask it@kestrel-aviation.example, not 1700100104.
                """);

        assertThat(page)
                .contains("Marked: ZOID " + mark("Organisation id (ZOID): Blue Mesa Clinics", "700100104"))
                .contains("<div class=\"words\">&lt;b&gt;"
                        + mark("Organisation id (ZOID): Blue Mesa Clinics", "700-100-104") + "&lt;/b&gt;")
                .contains("<mark class=\"unmapped\" title=\"SuperAdmin address: Kestrel Aviation · not mapped to this"
                        + " partner\"><bdi>it@kestrel-aviation.example</bdi></mark>, not 1700100104.");
    }

    @Test
    void quotedMailIsOpenWhenOnlyThereSomethingWasFound() {
        String page = page("Marked in a quote", """
                Any news?

                On Mon, 2 Mar 2026 at 09:12, Omar <omar@delta-channel.example> wrote:
                > the ZOID is 700100102
                """);

        assertThat(page)
                .contains("<details class=\"fold\" open>")
                .contains(mark("Organisation id (ZOID): Maple Lane Books", "700100102"));
    }

    private String page(String subject, String text) {
        desk.mail(DANA, DESK, subject, text);
        String number = desk.ticket(subject).get("number").stringValue();
        return Visitor.signedIn(desk, "mina@desk.example")
                .get("/desk/tickets/" + number)
                .body();
    }

    private static String mark(String title, String words) {
        return "<mark title=\"" + title + "\"><bdi>" + words + "</bdi></mark>";
    }
}
