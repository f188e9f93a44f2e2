package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Ticket;

/** D5: what a partner reads never tells whether a customer of somebody else exists. */
class NoOracleTest {
    private static final String DANA = "dana@delta-channel.example";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void unknownForeignAndAmbiguousCustomersReadTheSame() {
        List<Ticket> tickets = open(
                DANA,
                filled("it@nobody-knows.example", "799999999"),
                filled("it@kestrel-aviation.example", "700100601"),
                filled("systems@pennine-outdoor.example", "700100502"),
                filled("it@harbor-freightways.example", "700100102"));

        assertThat(tickets)
                .extracting(Ticket::verdict)
                .containsExactly(
                        Verdict.NOT_FOUND, Verdict.UNMAPPED_PARTNER, Verdict.UNMAPPED_PARTNER, Verdict.AMBIGUOUS);
        assertReadTheSame(DANA, tickets);
    }

    @ParameterizedTest
    @CsvSource({
        "dana@delta-channel.example, en",
        "huda@nile-partners.example, ar",
        "nok@siam-channel.example, th",
        "jana@nordwind-beratung.example, en"
    })
    void foreignCustomerReadsLikeUnknownOneInEveryLanguage(String partner, String language) {
        List<Ticket> tickets =
                open(partner, filled("it@kestrel-aviation.example", null), filled("it@nobody-knows.example", null));

        assertThat(tickets).extracting(Ticket::language).containsOnly(language);
        assertReadTheSame(partner, tickets);
    }

    /** Each pair: what leads to another partner's customer, a large one or a small one, and the same kind of thing that leads nowhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it@kestrel-aviation.example | it@nobody-knows.example",
                "somebody@kestrel-aviation.example | somebody@nobody-knows.example",
                "ZOID 700100601 | ZOID 799999999",
                "700100601 | 799999999",
                "kestrel-aviation.example | nobody-knows.example",
                "Kestrel Aviation | Nobody Aviation",
                "systems@pennine-outdoor.example | systems@nobody-knows.example",
                "ZOID 700100502 | ZOID 799999998",
                "pennine-outdoor.example | nobody-outdoor.example",
                "Pennine Outdoor | Nobody Outdoor"
            })
    void whateverNamesTheForeignCustomerInFieldOrTextReadsLikeOneThatNamesNobody(String foreign, String nobody) {
        assertReadTheSame(DANA, open(DANA, filled(foreign, null), filled(nobody, null)));
        assertReadTheSame(DANA, open(DANA, filled(null, foreign), filled(null, nobody)));
        assertReadTheSame(DANA, open(DANA, written(foreign), written(nobody)));
    }

    @Test
    void aForeignCustomerThatBecomesKnownLaterIsNotToldByTheListOfRequests() {
        Ticket ticket = open(DANA, filled("it@comes-later.example", null)).getFirst();
        Visitor dana = Visitor.signedIn(desk, DANA);
        String before = row(dana, ticket);

        desk.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(new AccountRow(
                                "719999999", "Later", "US", null, "it@comes-later.example", null, null, null, null)),
                        List.of()));
        RunningDesk.until(() ->
                desk.ticketNumber(ticket.number()).get("verdict").stringValue().equals("UNMAPPED_PARTNER"));

        assertThat(row(dana, ticket)).isEqualTo(before);
    }

    private static Submission filled(String customer, String organisationId) {
        return Submission.typed(
                Channel.API, DANA, "Nothing works", "Please help us.", customer, organisationId, null, null);
    }

    private static Submission written(String words) {
        return Submission.typed(
                Channel.API, DANA, "Nothing works", "It is about " + words + " since today.", null, null, null, null);
    }

    /** Opens one ticket for each, all at the same moment, so that promised moments do not differ. */
    private List<Ticket> open(String partner, Submission... submissions) {
        Instant at = desk.part(Clock.class).instant();
        List<Ticket> tickets = new ArrayList<>();
        for (Submission s : submissions) {
            Submission own = Submission.typed(
                    s.channel(),
                    partner,
                    s.subject(),
                    s.body(),
                    s.customerPrimaryEmail(),
                    s.organisationId(),
                    s.service(),
                    s.impact());
            DeskClock.replaying(at, () -> tickets.add(desk.part(Intake.class).submit(own)));
        }
        return tickets;
    }

    private void assertReadTheSame(String partner, List<Ticket> tickets) {
        Visitor visitor = Visitor.signedIn(desk, partner);
        List<String> read = tickets.stream()
                .map(ticket -> {
                    MailView mail = desk.mailTo(partner, ticket.number());
                    Visitor.Shown page = visitor.get("/help/" + ticket.number());
                    assertThat(page.status()).isEqualTo(200);
                    return blotted(
                            mail.subject()
                                    + '\n'
                                    + mail.text()
                                    + '\n'
                                    + mail.html()
                                    + '\n'
                                    + page.body()
                                    + row(visitor, ticket),
                            ticket);
                })
                .toList();
        assertThat(read).allSatisfy(words -> assertThat(words).isEqualTo(read.getFirst()));
    }

    /** The ticket in the list of requests, without how long ago, which depends on when one looks. */
    private static String row(Visitor visitor, Ticket ticket) {
        return Stream.of(visitor.get("/help").body().split("(?=<li>)|</li>"))
                .filter(item -> item.contains(ticket.number()))
                .map(item -> item.replaceAll("(<time datetime=\"[^\"]*\")[^<]*<", "$1<"))
                .findFirst()
                .orElseThrow();
    }

    /** Without the ticket's own particulars: its number, and what the partner had written. */
    private static String blotted(String read, Ticket ticket) {
        String words = read.replace(ticket.number(), "NUMBER")
                .replace(Long.toString(ticket.id()), "NUMBER")
                .replaceAll("pd:NUMBER:[0-9a-f]{20}", "MARKER")
                .replaceAll("It is about .* since today", "WORDS");
        String customer = ticket.customerPrimaryEmail();
        String organisation = ticket.organisationId();
        words = customer == null ? words : words.replace(customer, "CUSTOMER");
        return organisation == null ? words : words.replace(organisation, "ORGANISATION");
    }
}
