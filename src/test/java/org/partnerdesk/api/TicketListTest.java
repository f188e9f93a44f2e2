package org.partnerdesk.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.access.People;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/v1/tickets}: order, pages, views and words. */
class TicketListTest {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String HARBOR = "it@harbor-freightways.example";
    private final RunningDesk desk = RunningDesk.shared();

    /** A word that only the tickets of one test have. */
    private final String mark = "m" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void newestFirstAndPagesCoverAllOnce() {
        List<String> opened = IntStream.range(0, 7)
                .mapToObj(i -> open("Page " + i, "", ""))
                .toList()
                .reversed();

        List<String> seen = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = desk.get(TICKETS + "?limit=3&q=" + mark + next).body();
            page.get("items").forEach(ticket -> seen.add(text(ticket, "number")));
            next = page.get("next").isNull() ? "" : "&after=" + text(page, "next");
            pages++;
        } while (!next.isEmpty());

        assertThat(seen).isEqualTo(opened);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void emptyParametersAreAbsent() {
        assertThat(desk.get(TICKETS + "?view=&q=&after=&limit=").body())
                .isEqualTo(desk.get(TICKETS).body());
    }

    @Test
    void receiptsComeInPagesOldestFirst() {
        String path = TICKETS + "/" + open("Receipts", "", "");
        desk.patch(path, "{\"customerPrimaryEmail\": \"nobody@nowhere.example\"}");
        desk.patch(path, "{\"customerPrimaryEmail\": \"" + HARBOR + "\"}");

        JsonNode first = desk.get(path + "/receipts?limit=2").body();
        JsonNode second = desk.get(path + "/receipts?limit=2&after=" + text(first, "next"))
                .body();

        assertThat(first.get("items"))
                .extracting(r -> text(r, "verdict"))
                .containsExactly("NO_IDENTIFIER", "NOT_FOUND");
        assertThat(second.get("items")).extracting(r -> text(r, "verdict")).containsExactly("LARGE_USER_ACCOUNT");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(desk.get(path + "/receipts?limit=0").status()).isEqualTo(422);
    }

    @Test
    void fullLastPageHasNoNext() {
        IntStream.range(0, 3).forEach(i -> open("Full " + i, "", ""));

        JsonNode page = desk.get(TICKETS + "?limit=3&q=" + mark).body();

        assertThat(page.get("items")).hasSize(3);
        assertThat(page.get("next").isNull()).isTrue();
    }

    @Test
    void messagesAreOldestFirstAndPagedToo() {
        String path = TICKETS + "/" + open("Talk", "First", "") + "/messages";
        desk.post(path, "{\"body\": \"Second\"}");
        desk.post(path, "{\"body\": \"Third\", \"audience\": \"internal\"}");

        JsonNode first = desk.get(path + "?limit=2").body();
        JsonNode rest = desk.get(path + "?limit=2&after=" + text(first, "next")).body();

        assertThat(first.at("/items/0/body").stringValue()).startsWith("First");
        assertThat(first.at("/items/1/body").stringValue()).isEqualTo("Second");
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.at("/items/0/audience").stringValue()).isEqualTo("internal");
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void viewsHoldWhatTheirNamesSay() {
        String priority = open("Priority", "", HARBOR);
        String missing = open("Missing", "", "");
        String foreign = open("Foreign", "", "it@kestrel-aviation.example");
        String stranger = openFor("somebody@stranger.example", "Stranger");
        String waiting = open("Waiting", "", HARBOR);
        change(waiting, "\"status\": \"waiting_for_partner\"");
        // A program's answer is the desk's, but no program takes a ticket over.
        String answered = open("Answered", "", "");
        desk.post(TICKETS + "/" + answered + "/messages", "{\"body\": \"We look into it.\"}");
        String minas = open("Mina's", "", "");
        change(minas, "\"assignee\": \"MINA@desk.example\"");
        String closed = open("Closed", "", HARBOR);
        change(closed, "\"status\": \"closed\"");

        assertThat(view("mine")).isEmpty();
        assertThat(view("unassigned")).containsExactly(answered, waiting, stranger, foreign, missing, priority);
        assertThat(view("s1-critical")).containsExactly(waiting, priority);
        assertThat(view("S1_Critical")).containsExactly(waiting, priority);
        assertThat(view("needs-customer-email")).containsExactly(minas, answered, stranger, missing);
        assertThat(view("Needs%20customer%20e-mail")).containsExactly(minas, answered, stranger, missing);
        assertThat(view("needs-review")).containsExactly(stranger, foreign);
        assertThat(view("waiting-for-partner")).containsExactly(waiting);
        // Waiting pauses all but the acknowledgement, which is still owed (D10).
        assertThat(view("due-next")).containsExactly(minas, answered, waiting, stranger, foreign, missing, priority);
        assertThat(view("owes-an-update")).isEmpty();
        assertThat(view("breached")).isEmpty();
        List<String> all = List.of(closed, minas, answered, waiting, stranger, foreign, missing, priority);
        assertThat(view("all")).isEqualTo(all);
        assertThat(found(mark)).as("without view closed ones too").isEqualTo(all);
    }

    @Test
    void updateIsOwedOnceTheResolutionIsOverdue() {
        Ticketing ticketing = desk.part(Ticketing.class);
        var mina =
                desk.part(People.class).find("mina@desk.example").orElseThrow().actor();
        Ticket[] overdue = new Ticket[1];
        DeskClock.replaying(desk.part(Clock.class).instant().minus(Duration.ofDays(20)), () -> {
            overdue[0] = desk.part(Intake.class)
                    .submit(Submission.typed(
                            Channel.API,
                            "dana@delta-channel.example",
                            "Overdue " + mark,
                            "",
                            HARBOR,
                            null,
                            null,
                            null));
            ticketing.answer(overdue[0].id(), mina, Channel.AGENT, "We look into it.", true, null);
            ticketing.determine(
                    overdue[0].id(), mina, new Determination(Determination.Kind.DEFECT, "The export drops lines."));
        });
        ticketing.answer(overdue[0].id(), mina, Channel.AGENT, "We still look into it.", true, null);

        assertThat(view("owes-an-update")).containsExactly(overdue[0].number());
        assertThat(view("breached")).as("an update does not solve it").containsExactly(overdue[0].number());
        change(overdue[0].number(), "\"status\": \"resolved\"");
        assertThat(view("breached")).isEmpty();
    }

    @Test
    void wordsOfSubjectMessagesAndNotesAreFoundAtOnce() {
        String number = open("Blue invoices", "The lighthouse export stands still", "");
        desk.post(TICKETS + "/" + number + "/messages", "{\"body\": \"Try the marmalade switch.\"}");
        desk.post(TICKETS + "/" + number + "/messages", """
                {"body": "Known to zeppelin team", "audience": "internal"}""");

        for (String words :
                List.of("invoices", "BLUE", "lighthouse blue", "lighth", "marmalade", "zeppelin", "Ｂｌｕｅ lighthouse")) {
            assertThat(found(words)).as(words).contains(number);
        }
        for (String words : List.of("green lighthouse", "ighthouse", "blue' | 'x", number + "0")) {
            assertThat(found(words)).as(words).doesNotContain(number);
        }
        assertThat(found(number)).containsExactly(number);
        assertThat(found(number.substring(3))).contains(number);
        assertThat(found("dana@delta-channel.example")).contains(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ไม่สามารถเปิดใบแจ้งหนี้ได้ตั้งแต่เช้า | ใบแจ้งหนี้",
                "ไม่สามารถเปิดใบแจ้งหนี้ได้ตั้งแต่เช้า | เปิด",
                "ลูกค้าเข้าสู่ระบบไม่ได้ | เข้าสู่ระบบ",
                "หมายเลของค์กร ๗๐๐๑๐๐๙๙๙ | 700100999",
                "تعذر فتح الفواتير منذ الصباح | فواتير",
                "تعذر فتح الفواتير منذ الصباح | الفواتير",
                "فواتير العميل ناقصة | الفواتير",
                "المشكلة في البريد والفواتير | فواتير",
                "يتعلق الأمر بالبريد | البريد",
                "لا يمكن الوصول للتقارير | تقارير",
                "الإعدادات لا تُحفظ | اعدادات",
                "مُشكِلة في المزامنة | مشكله",
                "رقم المنظمة ٧٠٠١٠٠٩٩٨ | 700100998"
            })
    void findsWordsThatNoBlankOrArticleSetsApart(String written, String typed) {
        String number = open(written, "", "");

        assertThat(found(typed + " " + mark)).containsExactly(number);
        assertThat(found(mark + " " + typed)).containsExactly(number);
    }

    private String open(String subject, String description, String customer) {
        return text(
                desk.post(TICKETS, """
                        {"subject": "%s %s", "description": "%s %s", "customerPrimaryEmail": "%s",
                         "requester": "dana@delta-channel.example"}
                        """.formatted(subject, mark, description, mark, customer))
                        .body(),
                "number");
    }

    private String openFor(String requester, String subject) {
        return text(desk.post(TICKETS, """
                        {"subject": "%s %s", "requester": "%s"}""".formatted(subject, mark, requester)).body(), "number");
    }

    private void change(String number, String field) {
        assertThat(desk.patch(TICKETS + "/" + number, "{" + field + "}").status())
                .isEqualTo(200);
    }

    private List<String> view(String view) {
        return numbers("?limit=100&view=" + view + "&q=" + mark);
    }

    private List<String> found(String words) {
        return numbers("?limit=100&q=" + URLEncoder.encode(words, UTF_8));
    }

    private List<String> numbers(String query) {
        List<String> numbers = new ArrayList<>();
        desk.get(TICKETS + query).body().get("items").forEach(ticket -> numbers.add(text(ticket, "number")));
        return numbers;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }
}
