package org.partnerdesk.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A file of facts from its upload to the directory and back. */
class ImportTest {
    private static final String SUBSCRIPTIONS = "zoid,service,plan,kind,quantity,status,from,until\n";
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
                select sum(quantity) from directory.subscription where zoid = '710000101' and until_change is null""")).isEqualTo(425);
    }

    @Test
    void aFileMayBeLongerThanAnyOtherCall() {
        String file = IntStream.range(0, 200)
                .mapToObj(i -> "720%06d,%s,EU,it%d@long.example\n".formatted(i, "Long ".repeat(20), i))
                .collect(Collectors.joining("", "zoid,name,dataCentre,superAdmin,#note\n", ""));
        String noted = file.replace(".example\n", ".example," + "n".repeat(60_000) + "\n");

        JsonNode waiting = desk.take("kind=accounts&dryRun=true&name=long%20%26%20wide.csv", noted);

        assertThat(noted.length()).isGreaterThan(8_000_000);
        assertThat(waiting.get("added").intValue()).as(waiting.toString()).isEqualTo(200);
        assertThat(waiting.get("name").stringValue()).isEqualTo("long & wide.csv");
    }

    @Test
    void theSameFileTwiceSaysNothingNew() {
        String file = "zoid,name,dataCentre,superAdmin\n710000102,Twice,EU,it@twice.example\n";
        desk.take("kind=accounts", file);
        long changes = desk.count("select max(no) from directory.change");

        JsonNode again = desk.take("kind=accounts", file);

        assertThat(again.get("state").stringValue()).isEqualTo("applied");
        assertThat(again.get("reason").stringValue()).isEqualTo("nothing_new");
        assertThat(again.get("change").isNull()).isTrue();
        assertThat(desk.count("select max(no) from directory.change")).isEqualTo(changes);
    }

    @Test
    void aDryRunWaitsUntilItIsAppliedOrDropped() {
        String file = "zoid,name,dataCentre,superAdmin\n710000103,Dry,EU,it@dry.example\n";
        JsonNode waiting = desk.take("kind=accounts&dryRun=true", file);
        JsonNode dropped = desk.act(ImportDesk.id(desk.take("kind=accounts&dryRun=true", file)), "drop");

        assertThat(waiting.get("state").stringValue()).isEqualTo("waiting");
        assertThat(waiting.get("added").intValue()).isEqualTo(1);
        assertThat(accounts("710000103")).isZero();
        assertThat(dropped.get("state").stringValue()).isEqualTo("dropped");

        JsonNode applied = desk.act(ImportDesk.id(waiting), "apply");

        assertThat(applied.get("state").stringValue()).isEqualTo("applied");
        assertThat(accounts("710000103")).isEqualTo(1);
        assertThat(desk.desk
                        .post(ImportDesk.IMPORTS + "/" + ImportDesk.id(dropped) + "/apply", null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aFullFileThatWouldEndMuchWaitsForAPerson() {
        desk.take("kind=accounts", "zoid,name,dataCentre,superAdmin\n710000104,Full,EU,it@full.example\n");
        StringBuilder users = new StringBuilder("zoid,zuid,email\n");
        for (int i = 0; i < 400; i++) {
            users.append("710000104,%d,user%d@full.example\n".formatted(660_000_000 + i, i));
        }
        String all = users.toString();
        desk.take("kind=users", all);
        String others = users("710000104");

        JsonNode slightlyLess = desk.take("kind=users&mode=full", all.replaceAll("(?m)^.*user[12]@.*\n", "") + others);
        JsonNode half = desk.take("kind=users&mode=full", all.substring(0, all.length() / 2) + "\n");

        assertThat(slightlyLess.get("state").stringValue())
                .as(slightlyLess.toString())
                .isEqualTo("applied");
        assertThat(slightlyLess.get("ended").intValue()).isEqualTo(2);
        assertThat(half.get("state").stringValue()).isEqualTo("waiting");
        assertThat(half.get("reason").stringValue()).isEqualTo("ends_many");
        assertThat(half.get("message").stringValue()).contains(half.get("ended").asString());
        desk.act(ImportDesk.id(half), "drop");
    }

    @Test
    void aFullFileWithALineAboutNobodyWaitsForAPerson() {
        JsonNode waiting =
                desk.take("kind=users&mode=full", "zoid,zuid,email\n" + users("nobody") + "?,?,x@y.example\n");

        assertThat(waiting.get("reason").stringValue()).as(waiting.toString()).isEqualTo("unreadable_keys");
        desk.act(ImportDesk.id(waiting), "drop");
    }

    @Test
    void aFullFileWithALineThatDoesNotSayWhichSubscriptionItIsAboutWaitsForAPerson() {
        desk.take("kind=accounts", "zoid,name,dataCentre,superAdmin\n710000114,Undated,EU,it@undated.example\n");
        StringBuilder own = new StringBuilder();
        for (int day = 1; day <= 28; day++) {
            own.append("710000114,crm,,paid,1,active,2024-02-%02d,\n".formatted(day));
        }
        desk.take("kind=subscriptions", SUBSCRIPTIONS + own);
        String others = desk.desk.part(JdbcClient.class).sql("""
                select concat_ws(',', zoid, service, plan, kind, quantity, status, from_on, coalesce(until_on::text, ''))
                from directory.subscription where until_change is null and zoid <> '710000114'""").query(String.class).list().stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());

        JsonNode waiting = desk.take(
                "kind=subscriptions&mode=full",
                SUBSCRIPTIONS + others + own.toString().replace("2024-02-05", "2567-02-05"));

        assertThat(waiting.get("state").stringValue()).as(waiting.toString()).isEqualTo("waiting");
        assertThat(waiting.get("reason").stringValue()).isEqualTo("unreadable_keys");
        desk.act(ImportDesk.id(waiting), "drop");
    }

    @Test
    void refusedLinesAreLeftOutAndToldWithTheirReasons() {
        JsonNode applied = desk.take("kind=accounts", """
                zoid;name;dataCentre;superAdmin;until
                710000105;Good;EU;it@good.example;
                710000105;Good;EU;it@good.example;
                710000106;=HYPERLINK("x");EU;it@formula.example;
                710000107;Two;EU;one@two.example;
                710000107;Two;EU;two@two.example;
                710000108;Either;EU;it@either.example;
                710000108;Or;EU;it@either.example;
                710000109;Late;EU;it@late.example;2569-03-02
                """);
        String csv = desk.file(ImportDesk.IMPORTS + "/" + ImportDesk.id(applied) + "/refused");

        assertThat(applied.get("added").intValue()).isEqualTo(1);
        assertThat(applied.get("refused").intValue()).isEqualTo(6);
        assertThat(csv.lines().map(line -> line.replaceAll("^(#?\\w+),#?(\\w+),.*", "$1 $2")))
                .containsExactly(
                        "#line reason",
                        "4 FORMULA",
                        "5 TWO_SUPER_ADMINS",
                        "6 TWO_SUPER_ADMINS",
                        "7 CONTRADICTION",
                        "8 CONTRADICTION",
                        "9 BUDDHIST_DATE");
        assertThat(csv).contains("\"'=HYPERLINK(\"\"x\"\")\"", "2026-03-02");
    }

    @Test
    void whatNamesNobodyKnownIsRefused() {
        JsonNode refused = desk.take("kind=mappings", """
                partner,zoid
                Nobody,700100101
                Delta Channel,799999999
                """);

        assertThat(refused.get("state").stringValue()).isEqualTo("refused");
        assertThat(refused.get("reason").stringValue()).isEqualTo("no_good_line");
        assertThat(desk.file(ImportDesk.IMPORTS + "/" + ImportDesk.id(refused) + "/refused"))
                .contains("UNKNOWN_PARTNER", "UNKNOWN_ACCOUNT");
    }

    @Test
    void partnersTheirPeopleAndTheirCustomersComeAsFiles() {
        desk.take("kind=accounts", "zoid,name,dataCentre,superAdmin\n710000110,Mapped,EU,it@mapped.example\n");
        desk.take("kind=partners", """
                {"partner": "P-77", "name": "Tern Partners", "domains": ["tern.example"], "tiers": {"EU": "advanced"}}
                """);
        desk.take("kind=partner-users", "partner,email,name,language\nP-77,Nok@Tern.example,Nok,th\n");
        desk.take("kind=mappings", "partner,zoid,from\nP-77,710000110,2025-01-01\n");

        assertThat(desk.count("""
                select count(*) from directory.pub_partner p
                join directory.pub_mapping m on m.partner_id = p.id and m.zoid = '710000110'
                join directory.partner_user u on u.partner_id = p.id and u.email = 'nok@tern.example'
                where p.tiers ->> 'EU' = 'advanced'""")).isEqualTo(1);
        assertThat(desk.desk.part(Directory.class).sender("nok@tern.example").partner())
                .extracting(partner -> partner.name())
                .isEqualTo("Tern Partners");
    }

    @Test
    void anImportIsTakenBackButForWhatALaterOneChanged() {
        desk.take("kind=accounts", """
                zoid,name,dataCentre,superAdmin
                710000111,Was,EU,it@was.example
                710000112,Was Too,EU,it@was-too.example
                """);
        JsonNode wrong = desk.take("kind=accounts", """
                zoid,name,dataCentre,superAdmin
                710000111,Wrong,EU,it@was.example
                710000112,Wrong Too,EU,it@was-too.example
                710000113,Never,EU,it@never.example
                """);
        desk.take("kind=accounts", "zoid,name,dataCentre,superAdmin\n710000112,Right,EU,it@was-too.example\n");

        JsonNode undone = desk.act(ImportDesk.id(wrong), "undo");

        assertThat(undone.get("state").stringValue()).as(undone.toString()).isEqualTo("undone");
        assertThat(undone.get("message").stringValue()).startsWith("1 ");
        assertThat(name("710000111")).isEqualTo("Was");
        assertThat(name("710000112")).isEqualTo("Right");
        assertThat(accounts("710000113")).isZero();
    }

    @Test
    void anImportTellsWhatIsDoneToItAndWhatItWouldDo() {
        TransactionTemplate meanwhile = new TransactionTemplate(desk.desk.part(PlatformTransactionManager.class));
        String file = "zoid,name,dataCentre,superAdmin\n710000115,Slow,EU,it@slow.example\n";

        JsonNode waiting = desk.take("kind=accounts&dryRun=true", file);
        String id = ImportDesk.id(waiting);
        meanwhile.executeWithoutResult(status -> {
            desk.desk
                    .part(JdbcClient.class)
                    .sql("lock table directory.change in share row exclusive mode")
                    .update();
            desk.desk.post(ImportDesk.IMPORTS + "/" + id + "/apply", null);
            RunningDesk.until(() -> desk.desk
                    .get(ImportDesk.IMPORTS + "/" + id)
                    .body()
                    .get("phase")
                    .stringValue("")
                    .equals("applying"));
        });
        JsonNode applied = desk.settled(id);

        assertThat(waiting.at("/preview/added/0/zoid").stringValue()).isEqualTo("710000115");
        assertThat(waiting.get("bytesExpected").intValue()).isEqualTo(file.length());
        assertThat(waiting.get("phase").isNull()).isTrue();
        assertThat(applied.get("state").stringValue()).isEqualTo("applied");
        assertThat(applied.get("phase").isNull()).isTrue();
        assertThat(applied.get("preview").isNull()).isTrue();
    }

    @Test
    void aFileThatIsNoneIsRefusedWithASentence() {
        JsonNode refused = desk.take("kind=accounts", "zoid,name\n");

        assertThat(refused.get("state").stringValue()).isEqualTo("refused");
        assertThat(refused.get("message").stringValue()).isEqualTo("The column dataCentre is missing.");
    }

    /** What the directory knows of all accounts' users but one's. */
    private String users(String but) {
        return desk.desk.part(JdbcClient.class).sql("""
                select zoid || ',' || zuid || ',' || email from directory.account_user
                where until_change is null and until_on is null and zoid <> :but""").param("but", but).query(String.class).list().stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private long accounts(String zoid) {
        return desk.count(
                "select count(*) from directory.account where until_change is null and zoid = '" + zoid + "'");
    }

    private String name(String zoid) {
        return desk.desk
                .part(JdbcClient.class)
                .sql("select name from directory.pub_account where zoid = :zoid")
                .param("zoid", zoid)
                .query(String.class)
                .single();
    }
}
