package org.partnerdesk.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with a file, it is told, and the directory is what it was. */
class BadFileTest {
    private static final String ACCOUNTS = "zoid,name,dataCentre,region,superAdmin\n";
    private static final String GOOD = "770000101,Bad Company,EU,EU,it@bad.example\n";
    private final ImportDesk desk = ImportDesk.shared();
    private String before;

    @BeforeEach
    void begin() {
        desk.take("kind=accounts", ACCOUNTS + "770000101,Good Company,EU,EU,it@good.example\n");
        before = believed();
    }

    static Stream<Arguments> badFiles() throws IOException {
        byte[] packed = gzip((ACCOUNTS + GOOD).getBytes(UTF_8), 0);
        return Stream.of(
                bad("nothing_in_it", ACCOUNTS),
                bad(
                        "not_in_encoding",
                        (ACCOUNTS + GOOD.replace("Bad", "Bäd")).getBytes(Charset.forName("windows-1252"))),
                bad("unclosed_quote", ACCOUNTS + GOOD + "770000102,\"Open,EU,EU,it@open.example\n" + GOOD),
                bad("too_many_columns", ACCOUNTS + GOOD + ",".repeat(1_000_000) + "\n"),
                bad("line_too_long", ACCOUNTS + GOOD + "7".repeat(1_000_001) + "\n"),
                bad("unknown_column", ACCOUNTS.replace("region", "planet") + GOOD),
                bad("double_column", ACCOUNTS.replace("region", "Data_Centre") + GOOD),
                bad("missing_column", ACCOUNTS.replace(",superAdmin", "") + GOOD),
                bad("gzip_broken", Arrays.copyOf(packed, packed.length - 10)),
                bad("grows_too_much", gzip((ACCOUNTS + GOOD).getBytes(UTF_8), 100 << 20)),
                bad("cut_off", ACCOUNTS + GOOD + "770000102,Half,E"),
                bad(
                        "cut_off",
                        "{\"zoid\":\"770000101\",\"name\":\"Bad\",\"dataCentre\":\"EU\",\"superAdmin\":\"a@b.example\"}\n{\"zoid\":"),
                bad("no_good_line", ACCOUNTS + "770000101,Bad Company,EU,MARS,it@bad.example\n"),
                bad("no_good_line", ACCOUNTS + "770000101,Bad Company,MARS,,it@bad.example\n"),
                bad("no_good_line", ACCOUNTS + "770000101,=cmd(),EU,,it@bad.example\n"),
                bad("no_good_line", ACCOUNTS + "770000101,Bad Company,EU,,one@bad.example two@bad.example\n"),
                bad("no_good_line", ACCOUNTS + GOOD + GOOD.replace("it@", "other@")),
                bad(
                        "no_good_line",
                        "{\"zoid\":\"770000101\",\"name\":\"Bad\",\"dataCentre\":\"EU\",\"superAdmin\":\"a@b.example\",\"super_admin\":\"c@b.example\"}\n"),
                bad(
                        "no_good_line",
                        "{\"zoid\":\"770000101\",\"name\":\"Bad\",\"dataCentre\":\"EU\",\"superAdmin\":\"a@b.example\",\"superAdmin\":\"c@b.example\"}\n"));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("badFiles")
    void nothingOfABadFileIsInForce(String reason, byte[] file) {
        JsonNode refused = desk.take("kind=accounts", file);

        assertThat(refused.get("state").stringValue()).as(refused.toString()).isEqualTo("refused");
        assertThat(refused.get("reason").stringValue()).isEqualTo(reason);
        assertThat(believed()).isEqualTo(before);
        assertThat(stages(refused)).isZero();
    }

    @Test
    void aRegionTheVendorDoesNotHaveIsToldWithItsLine() {
        JsonNode refused = desk.take("kind=accounts", ACCOUNTS + "770000101,Bad Company,EU,MARS,it@bad.example\n");
        JsonNode tiers = desk.take("kind=partners", "partner,name,tiers\nP-770,Martians,MARS=premium\n");

        assertThat(refusedLines(refused)).contains("2,UNKNOWN_REGION");
        assertThat(refusedLines(tiers)).contains("2,UNKNOWN_REGION");
        assertThat(believed()).isEqualTo(before);
    }

    @Test
    void aFileThatMayBeCutInItsLastCellWaitsForAPerson() {
        JsonNode waiting = desk.take("kind=subscriptions", "zoid,service,from,quantity\n770000101,crm,2024-02-01,4");

        assertThat(waiting.get("state").stringValue()).as(waiting.toString()).isEqualTo("waiting");
        assertThat(waiting.get("reason").stringValue()).isEqualTo("maybe_cut");
        assertThat(believed()).isEqualTo(before);

        assertThat(desk.act(ImportDesk.id(waiting), "apply").get("state").stringValue())
                .isEqualTo("applied");
        assertThat(believed()).isNotEqualTo(before);
    }

    @Test
    void anObjectIsWholeWithoutTheEndOfItsLine() {
        JsonNode applied = desk.take("kind=partners", "{\"partner\": \"P-771\", \"name\": \"Whole\"}");

        assertThat(applied.get("state").stringValue()).as(applied.toString()).isEqualTo("applied");
    }

    @Test
    void nothingOfAnUploadThatBreaksOffIsInForce() throws IOException {
        long last = desk.count("select max(id) from directory.import");
        URI address = URI.create(desk.desk.address());
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            client.getOutputStream()
                    .write(("""
                    POST %s?kind=accounts HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: text/csv\r
                    Content-Length: 1000\r
                    \r
                    """.formatted(ImportDesk.IMPORTS, RunningDesk.TOKEN) + ACCOUNTS + GOOD).getBytes(UTF_8));
            client.getOutputStream().flush();
            RunningDesk.until(() -> desk.count("select max(id) from directory.import") > last);
        }

        JsonNode failed = desk.settled(Long.toString(desk.count("select max(id) from directory.import")));

        assertThat(failed.get("state").stringValue()).as(failed.toString()).isEqualTo("failed");
        assertThat(failed.get("reason").stringValue()).isEqualTo("broken_off");
        assertThat(believed()).isEqualTo(before);
        assertThat(stages(failed)).isZero();
    }

    @Test
    void anImportThatTheDatabaseDoesNotTakeLeavesNothing() {
        JdbcClient jdbc = desk.desk.part(JdbcClient.class);
        jdbc.sql("alter table directory.account add constraint not_bad check (name <> 'Bad Company') not valid")
                .update();
        try {
            JsonNode failed = desk.take("kind=accounts", ACCOUNTS + GOOD);

            assertThat(failed.get("state").stringValue()).as(failed.toString()).isEqualTo("failed");
            assertThat(failed.get("reason").stringValue()).isEqualTo("ours");
            assertThat(believed()).isEqualTo(before);
            assertThat(stages(failed)).isZero();
        } finally {
            jdbc.sql("alter table directory.account drop constraint not_bad").update();
        }
    }

    @Test
    void anImportThatCannotBeTakenBackIsStillInForce() {
        JdbcClient jdbc = desk.desk.part(JdbcClient.class);
        JsonNode applied = desk.take("kind=partners", "{\"partner\": \"P-772\", \"name\": \"Lasting\"}");
        String inForce = believed();
        jdbc.sql("""
                alter table directory.partner
                add constraint lasts check (name <> 'Lasting' or until_change is null)""").update();
        try {
            JsonNode still = desk.act(ImportDesk.id(applied), "undo");

            assertThat(still.get("state").stringValue()).as(still.toString()).isEqualTo("applied");
            assertThat(still.get("reason").stringValue()).isEqualTo("not_taken_back");
            assertThat(believed()).isEqualTo(inForce);
        } finally {
            jdbc.sql("alter table directory.partner drop constraint lasts").update();
        }
        assertThat(desk.act(ImportDesk.id(applied), "undo").get("state").stringValue())
                .isEqualTo("undone");
    }

    /** All that is believed of everybody, and how often that has changed. */
    private String believed() {
        return desk.desk.part(JdbcClient.class).sql("""
                        select (select max(no) from directory.change) || ' ' || md5(string_agg(fact, ' ' order by fact))
                        from (select to_jsonb(t)::text as fact from directory.account t where until_change is null
                              union all select to_jsonb(t)::text from directory.account_user t where until_change is null
                              union all select to_jsonb(t)::text from directory.subscription t where until_change is null
                              union all select to_jsonb(t)::text from directory.partner t where until_change is null
                              union all select to_jsonb(t)::text from directory.partner_user t where until_change is null
                              union all select to_jsonb(t)::text from directory.mapping t where until_change is null) f""").query(String.class).single();
    }

    private long stages(JsonNode one) {
        return desk.count("select count(*) from pg_class where relname like 'stage%\\_" + ImportDesk.id(one) + "'");
    }

    private String refusedLines(JsonNode one) {
        return desk.file(ImportDesk.IMPORTS + "/" + ImportDesk.id(one) + "/refused");
    }

    private static Arguments bad(String reason, String file) {
        return bad(reason, file.getBytes(UTF_8));
    }

    private static Arguments bad(String reason, byte[] file) {
        return Arguments.of(reason, file);
    }

    private static byte[] gzip(byte[] begin, int more) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(begin);
            byte[] lines = "\n".repeat(1 << 16).getBytes(UTF_8);
            for (int written = 0; written < more; written += lines.length) {
                gzip.write(lines);
            }
        }
        return packed.toByteArray();
    }
}
