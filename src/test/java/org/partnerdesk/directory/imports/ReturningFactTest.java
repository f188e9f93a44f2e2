package org.partnerdesk.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Several lines of one file about one fact, on several days or on the same. */
class ReturningFactTest {
    private final ImportDesk desk = ImportDesk.shared();
    private final LocalDate today = LocalDate.now(desk.desk.part(Clock.class));

    @BeforeEach
    void begin() {
        desk.take("kind=accounts", """
                zoid,name,dataCentre,superAdmin
                760000101,Whose,EU,it@whose.example
                760000102,Whose Too,EU,it@whose-too.example
                """);
        desk.take("kind=partners", "partner,name\nP-760,Returning\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accounts|zoid,name,dataCentre,superAdmin|760000103,Back,EU,a@back.example|760000103,Back,EU,b@back.example|zoid = '760000103'",
                "users|zoid,zuid,email|760000101,660760001,a@whose.example|760000101,660760001,b@whose.example|zuid = '660760001'",
                "partners|partner,name|P-761,Was|P-761,Became|name in ('Was', 'Became')",
                "partner-users|email,partner,name|nok@back.example,P-760,Nok|nok@back.example,P-760,Noknoi|email = 'nok@back.example'",
                "mappings|partner,zoid,origin|P-760,760000101,a|P-760,760000101,a|zoid = '760000101'",
                "mappings|partner,zoid,origin|P-760,760000102,a|P-760,760000102,b|zoid = '760000102'"
            })
    void whatIsSaidAgainAfterSomethingElseGoesOn(String kind, String header, String one, String other, String whose) {
        String file = "%1$s,from,until\n%3$s,2024-01-01,2024-06-30\n%2$s,2025-01-01,\n".formatted(header, one, other);
        desk.take("kind=" + kind, "%s,from,until\n%s,2023-01-01,\n".formatted(header, one));

        JsonNode applied = desk.take("kind=" + kind, file);
        JsonNode again = desk.take("kind=" + kind, file);

        assertThat(applied.get("changed").intValue()).as(applied.toString()).isEqualTo(2);
        assertThat(again.get("reason").stringValue()).as(again.toString()).isEqualTo("nothing_new");
        String table =
                kind.equals("users") ? "account_user" : kind.replace('-', '_').replaceAll("s$", "");
        assertThat(desk.desk
                        .part(JdbcClient.class)
                        .sql("select from_on || ' ' || coalesce(until_on::text, '') from directory." + table
                                + " where until_change is null and " + whose + " order by from_on")
                        .query(String.class)
                        .list())
                .containsExactly("2023-01-01 2023-12-31", "2024-01-01 2024-06-30", "2025-01-01 ");
    }

    @Test
    void linesThatLandOnTheSameDayContradictEachOtherWhetherTheyNameItOrNot() {
        JsonNode mappings = desk.take("kind=mappings", """
                partner,zoid,origin,from
                P-760,760000101,said,
                P-760,760000101,otherwise,%1$s
                P-760,760000102,once,
                """.formatted(today));
        JsonNode accounts = desk.take("kind=accounts", """
                zoid,name,dataCentre,superAdmin,from
                760000101,Whose,EU,one@whose.example,
                760000101,Whose,EU,two@whose.example,%s
                760000102,Whose Too,EU,it@whose-too.example,
                """.formatted(today));

        assertThat(mappings.get("state").stringValue()).as(mappings.toString()).isEqualTo("applied");
        assertThat(refused(mappings)).contains("2,CONTRADICTION", "3,CONTRADICTION");
        assertThat(accounts.get("state").stringValue()).as(accounts.toString()).isEqualTo("applied");
        assertThat(refused(accounts)).contains("2,TWO_SUPER_ADMINS", "3,TWO_SUPER_ADMINS");
    }

    @Test
    void aLineThatEndsBeforeTheDayOnWhichItWouldBeginIsRefused() {
        JsonNode applied = desk.take("kind=mappings", """
                partner,zoid,from,until
                P-760,760000101,,2024-06-30
                P-760,760000102,2024-01-01,2024-06-30
                """);

        assertThat(applied.get("state").stringValue()).as(applied.toString()).isEqualTo("applied");
        assertThat(refused(applied)).contains("2,UNTIL_BEFORE_FROM");
    }

    @Test
    void equalLinesThatLandOnTheSameDayAreOne() {
        desk.take("kind=accounts", "zoid,name,dataCentre,superAdmin\n760000104,Once,EU,it@once.example\n");

        JsonNode applied = desk.take("kind=mappings", """
                partner,zoid,from
                P-760,760000104,
                P-760,760000104,%s
                """.formatted(today));

        assertThat(applied.get("state").stringValue()).as(applied.toString()).isEqualTo("applied");
        assertThat(applied.get("added").intValue()).isEqualTo(1);
    }

    private String refused(JsonNode one) {
        return desk.file(ImportDesk.IMPORTS + "/" + ImportDesk.id(one) + "/refused");
    }
}
