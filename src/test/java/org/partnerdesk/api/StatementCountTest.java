package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.StatementLog;
import org.partnerdesk.support.Visitor;

/** How many statements a request may cost: a promise of the first issue, and what keeps pages fast as they grow. */
class StatementCountTest {
    private static final String SESSION = "access.session";
    /** 12 when this was written: sender, accounts, number, ticket, three for clocks, two for mail, index, receipt, answer. */
    private static final int MOST_OF_AN_INTAKE = 13;

    private final RunningDesk desk = RunningDesk.shared();
    private String number = "";

    @BeforeEach
    void openTicketWithEverythingOnIt() {
        number = desk.post("/api/v1/tickets", """
                {"subject": "Counted", "description": "Lee is lee@harbor-freightways.example",
                 "customerPrimaryEmail": "it@harbor-freightways.example", "requester": "dana@delta-channel.example"}
                """).body().get("number").stringValue();
        desk.post("/api/v1/tickets/" + number + "/messages", "{\"body\": \"We look into it.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk?view=all", "/desk?view=due-next", "/desk?q=counted"})
    void queueReadsItsRowsInOneStatementAndFourInAll(String path) {
        List<String> statements = page(path);

        assertThat(statements).filteredOn(sql -> sql.contains("t.subject")).hasSize(1);
        assertThat(statements).filteredOn(sql -> !sql.contains(SESSION)).hasSizeLessThanOrEqualTo(2);
        assertThat(statements).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void ticketPageTakesAtMostFourStatementsWithItsSession() {
        assertThat(page("/desk/tickets/" + number)).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/accounts?q=harbor", "/desk/accounts/700100101", "/desk/partners/1"})
    void pagesOfTheDirectoryTakeAtMostFiveStatementsWithTheirSession(String path) {
        assertThat(page(path)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void requestByApiTakesNoMoreStatementsThanItDid() {
        List<String> statements = call("POST", "/api/v1/tickets", """
                {"subject": "Counted too", "description": "Lee is lee@harbor-freightways.example",
                 "customerPrimaryEmail": "it@harbor-freightways.example", "requester": "dana@delta-channel.example"}
                """);

        assertThat(statements).hasSizeLessThanOrEqualTo(MOST_OF_AN_INTAKE);
    }

    @Test
    void senderAndVerdictAskTheDirectoryTwice() {
        List<String> statements = call("POST", "/api/v1/tickets", """
                {"subject": "Counted as well", "description": "Lee is lee@harbor-freightways.example, ZUID 650100777",
                 "customerPrimaryEmail": "it@harbor-freightways.example", "requester": "dana@delta-channel.example"}
                """);

        assertThat(statements)
                .filteredOn(sql -> sql.contains("directory.") && !sql.contains("ticketing."))
                .hasSize(2);
    }

    @Test
    void listOfTicketsIsOneStatementHoweverLong() {
        assertThat(call("GET", "/api/v1/tickets?limit=100", null)).hasSize(1);
        assertThat(call("GET", "/api/v1/tickets?q=counted", null)).hasSize(1);
        assertThat(call("GET", "/api/v1/tickets/" + number, null)).hasSize(1);
    }

    private List<String> page(String path) {
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        String id = UUID.randomUUID().toString();
        assertThat(mina.get(path, Map.of(StatementLog.REQUEST, id)).status()).isEqualTo(200);
        return desk.part(StatementLog.class).of(id);
    }

    private List<String> call(String method, String path, String body) {
        String id = UUID.randomUUID().toString();
        assertThat(desk.call(method, path, body, Map.of(StatementLog.REQUEST, id))
                        .status())
                .isBetween(200, 201);
        return desk.part(StatementLog.class).of(id);
    }
}
