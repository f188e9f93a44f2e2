package org.partnerdesk.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.support.RunningDesk.until;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Ticketing;
import tools.jackson.databind.JsonNode;

/** What happens to customers, from the file that tells it to the tickets that are open. The threshold of the US is 250. */
class ImportedVerdictTest {
    private static final String ACCOUNTS = "zoid,name,dataCentre,superAdmin,zgids,from,until\n";
    private static final String SUBSCRIPTIONS = "zoid,service,quantity,from,until\n";
    private final ImportDesk desk = ImportDesk.shared();
    private final LocalDate today = LocalDate.now(desk.desk.part(Clock.class));

    @Test
    void organisationsThatMergeCountAsOne() {
        take(
                "accounts",
                ACCOUNTS + "790000101,Stays,US,it@stays.example,,,\n790000102,Goes,US,it@goes.example,890000102,,\n");
        take("subscriptions", SUBSCRIPTIONS + "790000101,crm,60,2024-02-01,\n790000102,crm,200,2024-02-01,\n");
        map("790000101", "790000102");
        String stays = open("It is about ZOID 790000101");
        String goes = open("It is about ZOID 790000102");
        assertThat(field(stays, "verdict")).isEqualTo("STANDARD_ACCOUNT");

        take(
                "accounts",
                ACCOUNTS
                        + "790000101,Stays,US,it@stays.example,890000102,,\n790000102,Goes,US,it@goes.example,890000102,2024-01-01,%s\n"
                                .formatted(today.minusDays(3)));
        take(
                "subscriptions",
                SUBSCRIPTIONS
                        + "790000102,crm,200,2024-02-01,%s\n790000101,desk,200,%s,\n"
                                .formatted(today.minusDays(3), today.minusDays(2)));

        becomes(stays, "verdict", "LARGE_USER_ACCOUNT");
        assertThat(field(stays, "severity")).isEqualTo("S1");
        becomes(goes, "verdict", "NOT_FOUND");
        assertThat(field(open("It is about ZGID 890000102"), "verdict")).isEqualTo("LARGE_USER_ACCOUNT");
    }

    @Test
    void anOrganisationThatSplitsIsLowerOnlyWhenAnAgentSaysSo() {
        take("accounts", ACCOUNTS + "790000103,Whole,US,it@whole.example,,,\n");
        take("subscriptions", SUBSCRIPTIONS + "790000103,crm,400,2024-02-01,\n");
        map("790000103");
        String whole = open("It is about ZOID 790000103");
        String part = open("The customer is it@part.example");
        assertThat(field(whole, "severity")).isEqualTo("S1");
        assertThat(field(part, "verdict")).isEqualTo("NOT_FOUND");

        take("accounts", ACCOUNTS + "790000104,Part,US,it@part.example,,,\n");
        take("subscriptions", SUBSCRIPTIONS + "790000103,crm,90,2024-02-01,\n790000104,crm,310,2024-02-01,\n");
        map("790000104");

        becomes(whole, "verdict", "STANDARD_ACCOUNT");
        assertThat(field(whole, "severity")).isEqualTo("S1");
        assertThat(proposed(whole)).isEqualTo(Severity.S3);
        becomes(part, "verdict", "LARGE_USER_ACCOUNT");
        assertThat(field(part, "severity")).isEqualTo("S1");
    }

    @Test
    void aUsersNewAddressLeadsToTheAccountAndTheOldOneToNobody() {
        take("accounts", ACCOUNTS + "790000105,Moves,US,it@moves.example,,,\n");
        take("users", "zoid,zuid,email\n790000105,660790001,ana@moves.example\n");
        take("subscriptions", SUBSCRIPTIONS + "790000105,crm,400,2024-02-01,\n");
        map("790000105");
        String before = open("Customer Primary Email Address: ana@married.example");
        assertThat(field(before, "verdict")).isEqualTo("NOT_FOUND");

        take("users", "zoid,zuid,email\n790000105,660790001,ana@married.example\n");

        becomes(before, "verdict", "LARGE_USER_ACCOUNT");
        assertThat(field(before, "severity")).isEqualTo("S1");
        assertThat(field(open("Customer Primary Email Address: ana@moves.example"), "verdict"))
                .isEqualTo("NOT_FOUND");
    }

    private void take(String kind, String file) {
        JsonNode taken = desk.take("kind=" + kind, file);
        assertThat(taken.get("state").stringValue()).as(taken.toString()).isEqualTo("applied");
        assertThat(taken.get("refused").intValue()).as(taken.toString()).isZero();
    }

    private void map(String... zoids) {
        StringBuilder file = new StringBuilder("partner,zoid,from\n");
        for (String zoid : zoids) {
            file.append("Delta Channel,").append(zoid).append(",2025-01-01\n");
        }
        take("mappings", file.toString());
    }

    private String open(String words) {
        return desk.desk
                .post("/api/v1/tickets", """
                        {"subject": "A question", "description": "%s", "requester": "dana@delta-channel.example"}""".formatted(words))
                .body()
                .get("number")
                .stringValue();
    }

    private void becomes(String number, String field, String value) {
        until(() -> desk.desk.ticketNumber(number).path(field).stringValue("").equals(value));
    }

    private String field(String number, String field) {
        return desk.desk.ticketNumber(number).get(field).stringValue();
    }

    private Severity proposed(String number) {
        Ticketing ticketing = desk.desk.part(Ticketing.class);
        return ticketing
                .find(ticketing.idOf(number).orElseThrow(), Viewer.agent("mina@desk.example"))
                .orElseThrow()
                .proposedSeverity();
    }
}
