package org.partnerdesk.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.People;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.intake.mail.MailInbox;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tickets of the last sixty days, each lived through the product's own doors in its own time: mail in, answers, replies,
 * notes, determination, solution. Of ten, seven are done, one waits for the partner, one is being worked on and one is
 * new, the latest last.
 *
 * <p>Each is one transaction, so that the desk's timer, which runs in the present, sees it when its past is complete.
 * Else it would record as missed what the next act of the past is about to do in time.
 */
final class LivedTickets {
    private static final Duration PERIOD = Duration.ofDays(60);
    private static final List<String> AGENTS = List.of("mina@desk.example", "tariq@desk.example", "ploy@desk.example");
    private static final String US = "partner-support@zohocorp.com";
    private static final String EU = "partner-support@eu.zohocorp.com";

    /** What partners write, so that every verdict and language is there. */
    private static final List<Request> REQUESTS = List.of(
            new Request("dana@delta-channel.example", US, """
                    Since nine this morning nobody of the sales team can open their records.
                    Service Name: Zoho CRM
                    Customer Primary Email Address: it@harbor-freightways.example"""),
            new Request("omar@delta-channel.example", US, """
                    The import of contacts stops at row 4,000 and names no reason.
                    Customer Primary Email Address: owner@maple-lane-books.example"""),
            new Request("dana@delta-channel.example", US, "All reports come out empty since the weekend. Please help."),
            new Request("omar@delta-channel.example", US, """
                    The newsletter has been waiting to be sent for a day.
                    Service Name: Zoho Campaigns
                    Customer Primary Email Address: ops@prairie-mailers.example"""),
            new Request("huda@nile-partners.example", US, """
                    لا يستطيع أحد لدى العميل فتح البريد منذ الصباح، وقد جربنا متصفحين مختلفين دون فائدة.
                    رقم المنظمة ٧٠٠١٠٠٤٠١"""),
            new Request("nok@siam-channel.example", US, """
                    ลูกค้าพิมพ์ใบแจ้งหนี้ไม่ได้ตั้งแต่เมื่อวาน ลองใช้เบราว์เซอร์อื่นแล้วก็ยังไม่ได้
                    Customer Primary Email Address: admin@lampang-ceramics.example"""),
            new Request("jana@nordwind-beratung.example", EU, """
                    Two-factor sign-in refuses every code for the whole warehouse.
                    Service Organisation ID: 700100201"""),
            new Request("ruth@thames-channel.example", EU, """
                    Our customer pennine-outdoor.example sees yesterday's stock in the shop."""),
            new Request("dana@delta-channel.example", US, """
                    The portal is slow for everybody in the hangar.
                    Customer Primary Email Address: it@kestrel-aviation.example"""),
            new Request(
                    "someone@stranger.example", US, "I was told to write here about an invoice that I cannot open."));

    private record Request(String from, String to, String text) {}

    private final MailInbox inbox;
    private final Intake intake;
    private final Ticketing ticketing;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Instant now;

    LivedTickets(BenchDesk desk) {
        inbox = desk.part(MailInbox.class);
        intake = desk.part(Intake.class);
        ticketing = desk.part(Ticketing.class);
        people = desk.part(People.class);
        jdbc = desk.part(JdbcClient.class);
        transaction = desk.part(TransactionTemplate.class);
        now = desk.part(Clock.class).instant();
    }

    void live(int tickets) {
        for (int i = 0; i < tickets; i++) {
            // Spread by a number that shares no divisor with ten, or every tenth sender would only have new tickets.
            int no = i;
            Request request = REQUESTS.get(i * 7 % REQUESTS.size());
            Instant at = now.minus(PERIOD.multipliedBy(tickets - i).dividedBy(tickets));
            transaction.executeWithoutResult(
                    status -> live(open(no, request, at), no, no * 10 / tickets, request.from(), at));
        }
    }

    private long open(int i, Request request, Instant at) {
        String mail = """
                From: %s
                To: %s
                Subject: %s
                Message-ID: <lived-%d@sender.example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s

                %s
                """.formatted(request.from(), request.to(), subject(i), i, request.text(), filling(i, 600));
        long[] ticket = new long[1];
        DeskClock.replaying(at, () -> {
            long mailId = inbox.accept(
                    request.from(),
                    List.of(request.to()),
                    mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            inbox.drain();
            ticket[0] = jdbc.sql("select ticket_id from intake.pub_mail where id = :id")
                    .param("id", mailId)
                    .query(Long.class)
                    .single();
        });
        return ticket[0];
    }

    private void live(long id, int i, int stage, String partner, Instant opened) {
        if (stage == 9) {
            return;
        }
        Actor agent = people.find(AGENTS.get(i % AGENTS.size())).orElseThrow().actor();
        Day day = new Day(opened);
        if (i % 3 == 0) {
            day.later(() ->
                    ticketing.note(id, agent, Channel.AGENT, "Looks like the one of last week. " + filling(i, 150)));
        }
        for (int exchange = 0; exchange <= i % 4; exchange++) {
            int turn = exchange;
            day.later(() ->
                    ticketing.answer(id, agent, Channel.AGENT, "Thank you. " + filling(i + turn, 400), true, null));
            day.later(() -> intake.reply(id, reply(partner, subject(i), filling(i * 3 + turn, 300))));
        }
        if (stage < 7 || i % 2 == 0) {
            day.later(() -> ticketing.determine(
                    id, agent, new Determination(Determination.Kind.DEFECT, "A worker stopped. " + filling(i, 100))));
        }
        if (stage == 7) {
            day.later(() -> ticketing.answer(
                    id, agent, Channel.AGENT, "Could you try once more?", true, Status.WAITING_FOR_PARTNER));
        }
        if (stage < 7) {
            day.later(() -> ticketing.answer(
                    id, agent, Channel.AGENT, "It is mended. " + filling(i, 200), true, Status.RESOLVED));
        }
        if (stage < 5) {
            day.later(() -> ticketing.setStatus(id, agent, Status.CLOSED));
        }
    }

    /** Acts on one ticket, some hours between them, none of them in the future. */
    private final class Day {
        private Instant at;

        private Day(Instant at) {
            this.at = at;
        }

        private void later(Runnable act) {
            Instant next = at.plus(Duration.ofMinutes(130));
            at = next.isBefore(now) ? next : at;
            DeskClock.replaying(at, act);
        }
    }

    private static Submission reply(String from, String subject, String text) {
        return Submission.typed(Channel.EMAIL, from, "Re: " + subject, text, null, null, null, null);
    }

    /** One word of it is in this ticket's mail and its copies only. */
    private static String subject(int i) {
        return "Request " + rareWord(i) + " about the morning shift";
    }

    static String rareWord(int i) {
        return "kestel" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }

    private static String filling(int i, int length) {
        String sentence =
                "Step " + i + ": we opened the list, chose the filter and saw the message again, twice out of "
                        + (i % 7 + 2) + " times. ";
        return sentence.repeat(length / sentence.length() + 1)
                .substring(0, length)
                .strip();
    }
}
