package org.partnerdesk.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.support.RunningDesk.Answer;

/** Single facts that another system pushes. */
class RecordTest {
    private static final String DIRECTORY = "/api/v1/directory/";
    private final ImportDesk desk = ImportDesk.shared();

    @Test
    void aFactIsSaidAndEndedByItsAddress() {
        put("accounts/720000101", """
                {"name": "Pushed", "dataCentre": "EU", "superAdmin": "it@pushed.example", "domains": ["pushed.example"]}""");
        String crm = "subscriptions/720000101/crm/-/paid/2024-02-01";
        Answer said = put(crm, "{\"quantity\": 400}");
        Answer again = put(crm, "{\"quantity\": 400}");

        assertThat(said.status()).as(said.body().toString()).isEqualTo(200);
        assertThat(said.body().get("change").isNull()).isFalse();
        assertThat(again.body().get("change").isNull()).isTrue();
        assertThat(quantity()).isEqualTo(400);

        put(crm, "{\"quantity\": 90}");
        assertThat(quantity()).isEqualTo(90);

        Answer ended = desk.desk.call("DELETE", DIRECTORY + crm, null, Map.of());
        Answer nothingThere = desk.desk.call("DELETE", DIRECTORY + crm, null, Map.of());

        assertThat(ended.status()).as(ended.body().toString()).isEqualTo(200);
        assertThat(nothingThere.status()).isEqualTo(404);
        assertThat(desk.count("""
                select count(*) from directory.subscription
                where zoid = '720000101' and until_change is null and until_on is not null""")).isEqualTo(1);
    }

    @Test
    void everyKindOfFactHasAnAddress() {
        put("accounts/720000102", "{\"name\": \"All\", \"dataCentre\": \"US\", \"superAdmin\": \"it@all.example\"}");
        for (String[] fact : new String[][] {
            {"users/720000102/662000001", "{\"email\": \"a@all.example\"}"},
            {"partners/P-720", "{\"name\": \"Seven\", \"tiers\": {\"US\": \"premium\"}}"},
            {"partner-users/sam@seven.example", "{\"partner\": \"P-720\", \"name\": \"Sam\"}"},
            {"mappings/P-720/720000102", "{\"from\": \"2024-01-01\"}"}
        }) {
            assertThat(put(fact[0], fact[1]).body().get("change").isNull())
                    .as(fact[0])
                    .isFalse();
            assertThat(desk.desk
                            .call("DELETE", DIRECTORY + fact[0], null, Map.of())
                            .status())
                    .as(fact[0])
                    .isEqualTo(200);
            put(fact[0], fact[1]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accounts/72|{}|422|zoid",
                "accounts/720000109|{\"name\": \"X\"}|422|dataCentre",
                "accounts/720000109|{\"name\": \"X\", \"colour\": 1}|422|colour",
                "accounts/720000109|[]|422|",
                "users/799999998/662000002|{\"email\": \"a@x.example\"}|422|zoid",
                "subscriptions/720000101/fax/-/paid/2024-02-01|{\"quantity\": 1}|422|service",
                "subscriptions/720000101/crm/-/paid/2024-02-01|{\"quantity\": -1}|422|quantity",
                "subscriptions/720000101/crm|{\"quantity\": 1}|404|",
                "accounts/720000101|{\"name\": \"X\", \"dataCentre\": \"EU\", \"superAdmin\": \"a@x.example\", \"super_admin\": \"b@x.example\"}|422|superAdmin",
                "mappings/Delta%20Channel/700100101|{\"until\": \"2020-01-01\"}|422|until",
                "planets/1|{}|404|",
                "accounts/720000109|{|400|"
            })
    void aFactThatMakesNoSenseIsRefused(String address, String fact, int status, String field) {
        Answer answer = put(address, fact);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().path("field").stringValue("")).isEqualTo(field == null ? "" : field);
    }

    private Answer put(String address, String fact) {
        return desk.desk.call("PUT", DIRECTORY + address, fact, Map.of());
    }

    private long quantity() {
        return desk.count("""
                select sum(quantity) from directory.subscription
                where zoid = '720000101' and until_change is null and until_on is null""");
    }
}
