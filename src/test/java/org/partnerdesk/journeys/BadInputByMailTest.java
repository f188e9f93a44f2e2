package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Mail that no mail program would write is taken all the same; mail that is not ours is refused. */
class BadInputByMailTest {
    private static final String DANA = "dana@delta-channel.example";
    private static final String DESK = "partner-support@zohocorp.com";
    private final RunningDesk desk = RunningDesk.shared();
    private final JdbcClient jdbc = desk.part(JdbcClient.class);

    @Test
    void subjectOfOneMegabyteIsCutOnTheTicketAndWholeInTheMail() {
        String subject = "Endless " + "\uD83D\uDD25 fire ".repeat(110_000);
        desk.rawMail(
                DANA,
                DESK,
                "From: " + DANA + "\nSubject: " + subject + "\n\nCustomer Primary Email Address:"
                        + " it@harbor-freightways.example\n");

        JsonNode ticket = desk.ticket(subject.substring(0, 999) + "…");

        assertThat(ticket.get("severity").stringValue()).isEqualTo("S1");
        byte[] raw = jdbc.sql("""
                select d.raw from intake.delivery d join intake.inbox i on i.delivery_id = d.id
                where i.ticket_id = :id""")
                .param("id", Long.parseLong(ticket.get("number").stringValue().substring(3)))
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(raw).hasSizeGreaterThan(1_000_000);
        assertThat(desk.mailTo(DANA, ticket.get("number").stringValue()).subject())
                .contains("Endless")
                .hasSizeLessThan(1_200);
    }

    @Test
    void textWithNulAndBrokenLettersIsKeptReadable() {
        desk.rawMail(
                DANA,
                DESK,
                "From: " + DANA + "\nSubject: =?UTF-8?B?TnVsIABoZXJl?=\n"
                        + "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                        + "Before=00after, half a pair =ED=A0=80 and half a letter =C3.\n");

        JsonNode ticket = desk.ticket("Nul here");

        String body = desk.get("/api/v1/tickets/" + ticket.get("number").stringValue() + "/messages")
                .body()
                .at("/items/0/body")
                .stringValue();
        assertThat(body).startsWith("Before").contains("after, half a pair").doesNotContain("\0");
    }

    @Test
    void identifierOfFortyDigitsIsNobodysAndStopsNothing() {
        desk.mail(DANA, DESK, "Forty digits", "ZOID " + "7001001019".repeat(4));

        JsonNode ticket = desk.ticket("Forty digits");

        assertThat(ticket.get("verdict").stringValue()).isIn("NO_IDENTIFIER", "NOT_FOUND");
        assertThat(ticket.get("severity").stringValue()).isEqualTo("S3");
    }

    @Test
    void unknownAddressAtOurOwnDomainAndOthersAreRefused() {
        for (String address : new String[] {"nobody@zohocorp.com", "somebody@elsewhere.example"}) {
            assertThatThrownBy(() -> desk.mail(DANA, address, "Not for us", "x"))
                    .rootCause()
                    .hasMessageContaining("550 5.1.1");
        }
        assertThat(jdbc.sql("select count(*) from intake.inbox where subject = 'Not for us'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
