package org.partnerdesk.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file of facts from its upload to the directory and back. */
class ImportTest {
    private final ImportDesk desk = ImportDesk.shared();

    @Test
    void aFileOfSubscriptionsIsInForceOnceItIsApplied() {
        desk.take("kind=accounts", """
                zoid,name,dataCentre,superAdmin
                710000101,Quay Systems,EU,it@quay-systems.example
                """);

        JsonNode applied = desk.take("kind=subscriptions&mode=delta&dryRun=false", """
                zoid,service,plan,quantity,kind,status,from,until
                710000101,crm,Enterprise,400,paid,active,2024-02-01,
                710000101,Zoho Desk,,25,trial,,2024-02-01,2024-03-01
                """);

        assertThat(applied.get("state").stringValue()).as(applied.toString()).isEqualTo("applied");
        assertThat(applied.get("added").intValue()).isEqualTo(2);
        assertThat(applied.get("lines").intValue()).isEqualTo(2);
        assertThat(desk.count("""
                select sum(quantity) from directory.subscription where zoid = '710000101' and until_change is null"""))
                .isEqualTo(425);
    }
}
