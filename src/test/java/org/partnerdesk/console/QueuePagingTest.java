package org.partnerdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;

/** A view that is longer than a page, gone through page by page as its link leads on. */
class QueuePagingTest {
    private static final int ON_A_PAGE = 50;
    private static final Pattern ROW = Pattern.compile("data-row=\"(PD-\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final RunningDesk DESK = RunningDesk.shared();

    @BeforeAll
    static void moreThanOnePage() {
        for (int i = 0; i <= ON_A_PAGE; i++) {
            DESK.post("/api/v1/tickets", """
                    {"subject": "Paged", "description": "Nothing is named", "requester": "dana@delta-channel.example"}""");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "unassigned", "needs-customer-email", "due-next"})
    void everyTicketOfAViewIsOnOneOfItsPages(String view) {
        List<String> shown = pages("/desk?view=" + view);

        assertThat(shown).hasSizeGreaterThan(ON_A_PAGE).doesNotHaveDuplicates();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(numbersByApi(view));
    }

    @Test
    void pagesGoFromTheNewestToTheOldest() {
        assertThat(pages("/desk?view=all"))
                .isSortedAccordingTo(Comparator.comparing(QueuePagingTest::id).reversed());
    }

    private static List<String> pages(String first) {
        Visitor mina = Visitor.signedIn(DESK, "mina@desk.example");
        List<String> numbers = new ArrayList<>();
        String path = first;
        while (path != null) {
            String body = mina.get(path).body();
            numbers.addAll(ROW.matcher(body).results().map(row -> row.group(1)).toList());
            path = NEXT.matcher(body)
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .findFirst()
                    .orElse(null);
        }
        return numbers;
    }

    private static List<String> numbersByApi(String view) {
        List<String> numbers = new ArrayList<>();
        String after = "";
        while (after != null) {
            var page =
                    DESK.get("/api/v1/tickets?limit=100&view=" + view + after).body();
            page.get("items").forEach(ticket -> numbers.add(ticket.get("number").stringValue()));
            after = page.get("next").isNull()
                    ? null
                    : "&after=" + page.get("next").stringValue();
        }
        return numbers;
    }

    private static int id(String number) {
        return Integer.parseInt(number.substring(3));
    }
}
