package org.partnerdesk.directory.imports.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.FactKind;

/** From the bytes of a file to facts and refusals. */
class FactFileTest {
    private static final Known KNOWN =
            new Known(Map.of("crm", "crm", "vendor crm", "crm"), Map.of("US", "US", "EU", "EU"));
    private static final String SUBSCRIPTIONS = "zoid,service,plan,quantity,kind,status,from,until\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoid,zuid,email\n700100101,650100001,lee@harbor.example\n",
                "\uFEFFzoid;zuid;email\r\n700100101;650100001;lee@harbor.example\r\n",
                "ZOID\tZuid\tE-Mail\r700100101\t650100001\tLee@Harbor.example",
                "\n\"email\",\"zuid\",\"zoid\"\n\n\"lee@harbor.example\" ,650100001,\"700100101\"\n\n",
                "{\"zoid\":700100101,\"zuid\":\"650100001\",\"email\":\"lee@harbor.example\",\"until\":null}",
                "zoid,zuid,email\n٧٠٠١٠٠١٠١,๖๕๐๑๐๐๐๐๑,lee@harbor.example",
                "zoid,zuid,email\n７００１００１０１, 650100001 ,LEE@HARBOR.EXAMPLE"
            })
    void everySpellingOfAFileSaysTheSame(String file) throws IOException {
        List<StagedLine> lines = read(FactKind.USERS, file.getBytes(UTF_8));

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().refusal()).isNull();
        assertThat(lines.getFirst().values())
                .containsExactly("700100101", "650100001", "lee@harbor.example", null, null);
    }

    @Test
    void domainsAndAddressesAreKeptInLowerCaseAndAscii() throws IOException {
        StagedLine line = read(
                        FactKind.ACCOUNTS,
                        "zoid,name,dataCentre,superAdmin,zgids,domains\n700100101,Bücher,eu,IT@Bücher.example,\"800100102|800100101\",Bücher.example docks.example"
                                .getBytes(UTF_8))
                .getFirst();

        assertThat(line.values())
                .containsExactly(
                        "700100101",
                        "Bücher",
                        "EU",
                        "EU",
                        "it@xn--bcher-kva.example",
                        "{800100101,800100102}",
                        "{docks.example,xn--bcher-kva.example}",
                        null,
                        null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "700100101,crm,E,5,paid,active,2024-02-01,;;",
                "700100101,vendor CRM,E,٥,PAID,Active,2024-02-01,2024-03-01;;",
                "700100101,crm,,5,,,2024-02-01,;;",
                ",crm,E,5,paid,active,2024-02-01,;MISSING;zoid",
                "70010,crm,E,5,paid,active,2024-02-01,;NOT_AN_IDENTIFIER;zoid",
                "700100101,fax,E,5,paid,active,2024-02-01,;UNKNOWN_SERVICE;service",
                "700100101,crm,=cmd(),5,paid,active,2024-02-01,;FORMULA;plan",
                "700100101,crm,@SUM(A1),5,paid,active,2024-02-01,;FORMULA;plan",
                "700100101,crm,E,-5,paid,active,2024-02-01,;NEGATIVE_QUANTITY;quantity",
                "700100101,crm,E,1000000000000,paid,active,2024-02-01,;ABSURD_QUANTITY;quantity",
                "700100101,crm,E,99999999999999999999999,paid,active,2024-02-01,;ABSURD_QUANTITY;quantity",
                "700100101,crm,E,many,paid,active,2024-02-01,;NOT_A_QUANTITY;quantity",
                "700100101,crm,E,5,gift,active,2024-02-01,;NO_SUCH_VALUE;kind",
                "700100101,crm,E,5,paid,active,01/02/2024,;NOT_A_DATE;from",
                "700100101,crm,E,5,paid,active,2024-02-30,;NOT_A_DATE;from",
                "700100101,crm,E,5,paid,active,2567-02-29,;BUDDHIST_DATE;2024-02-29",
                "700100101,crm,E,5,paid,active,๒๕๖๙-๐๓-๐๒,;BUDDHIST_DATE;2026-03-02",
                "700100101,crm,E,5,paid,active,1447-09-13,;HIJRI_DATE;2026-03-02",
                "700100101,crm,E,5,paid,active,2024-02-01,2024-01-31;UNTIL_BEFORE_FROM;until",
                "700100101,crm,E,5,paid,active;WRONG_CELLS;6/8"
            })
    void aLineIsTakenOrSaysWhyNot(String line, LineRefusal refusal, String detail) throws IOException {
        StagedLine read = read(FactKind.SUBSCRIPTIONS, (SUBSCRIPTIONS + line + "\n").getBytes(UTF_8))
                .getFirst();

        assertThat(read.refusal()).isEqualTo(refusal);
        assertThat(read.detail()).isEqualTo(detail);
        assertThat(read.line()).isEqualTo(2);
    }

    @Test
    void aRefusedLineStillSaysWhomItIsAboutAndKeepsItsCells() throws IOException {
        StagedLine line = read(
                        FactKind.SUBSCRIPTIONS,
                        (SUBSCRIPTIONS + "700100101,crm,E,-5,paid,active,2024-02-01,").getBytes(UTF_8))
                .getFirst();

        assertThat(line.values()).startsWith("700100101", "crm", "E", "PAID", null, "ACTIVE");
        assertThat(line.cells()).containsExactly("700100101", "crm", "E", "paid", "-5", "active", "2024-02-01", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "700100101,x,EU,a@x.example b@x.example|TWO_SUPER_ADMINS",
                "700100101,x,MARS,a@x.example|UNKNOWN_DATA_CENTRE",
                "700100101,'=x,EU,a@x.example|FORMULA",
                "700100101,x,EU,nobody|NOT_AN_ADDRESS",
                "700100101,=x,EU,a@x.example|FORMULA"
            })
    void anAccountHasOneSuperAdminAndAKnownPlace(String line, LineRefusal refusal) throws IOException {
        assertThat(read(FactKind.ACCOUNTS, ("zoid,name,dataCentre,superAdmin\n" + line).getBytes(UTF_8))
                        .getFirst()
                        .refusal())
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|NOT_JSON",
                "{\"zoid\": |NOT_JSON",
                "{\"zoid\": \"700100101\", \"colour\": \"red\"}|UNKNOWN_FIELD",
                "{\"zoid\": \"700100101\", \"zoid\": \"700100102\"}|DOUBLE_FIELD",
                "{\"zoid\": \"700100101\", \"e-mail\": \"a@x.example\", \"email\": \"b@x.example\"}|DOUBLE_FIELD",
                "{\"zoid\": \"700100101\"} {\"zoid\": \"700100102\"}|NOT_JSON",
                "{\"zoid\": \"700100101\", \"zuid\": \"650100001\", \"email\": \"a\\u0000@x.example\"}|NUL_CHARACTER"
            })
    void aLineThatIsNoSuchObjectIsRefusedAndTheRestIsRead(String line, LineRefusal refusal) throws IOException {
        String good = "{\"zoid\": \"700100101\", \"zuid\": \"650100001\", \"email\": \"a@x.example\"}\n";
        List<StagedLine> lines = read(FactKind.USERS, (good + line + "\n" + good).getBytes(UTF_8));

        assertThat(lines).extracting(StagedLine::refusal).containsExactly(null, refusal, null);
    }

    @Test
    void anEncodingIsReadWhenItIsNamed() throws IOException {
        for (String name : List.of("windows-1256", "x-windows-874", "windows-1252")) {
            String word = Map.of("windows-1256", "ميناء", "x-windows-874", "ท่าเรือ", "windows-1252", "Ärzte")
                    .get(name);
            byte[] file = ("partner,name\np1," + word).getBytes(Charset.forName(name));

            assertThat(read(FactKind.PARTNERS, file, Charset.forName(name))
                            .getFirst()
                            .values())
                    .contains(word);
            assertRefused(FactKind.PARTNERS, file, ImportReason.NOT_IN_ENCODING, "2");
        }
    }

    @Test
    void theLineOfTheFirstBadByteIsTold() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("partner,name\r\n".getBytes(UTF_8));
        for (int i = 2; i < 20_000; i++) {
            file.write(("p" + i + ",Naïve\r\n").getBytes(UTF_8));
        }
        file.write("p,na\u00efve\r\n".getBytes(Charset.forName("windows-1252")));

        assertRefused(FactKind.PARTNERS, file.toByteArray(), ImportReason.NOT_IN_ENCODING, "20000");
    }

    @Test
    void whatIsNoTableIsRefusedAsAWhole() {
        assertRefused("zoid,zuid,email\n1,2,3\n700100101,\"650100001,x\n", ImportReason.UNCLOSED_QUOTE, "3");
        assertRefused("zoid,zuid,email\n1,\"2,3\n4,\"5,6\n", ImportReason.UNCLOSED_QUOTE, "2");
        assertRefused("zoid,zuid\n", ImportReason.MISSING_COLUMN, "email");
        assertRefused("zoid,zuid,email,colour\n", ImportReason.UNKNOWN_COLUMN, "colour");
        assertRefused("zoid,zuid,email,ZOID\n", ImportReason.DOUBLE_COLUMN, "ZOID");
        assertRefused(" \n\n", ImportReason.NOTHING_IN_IT, "");
        assertRefused("zoid,zuid,email\n" + ",".repeat(1_000_000), ImportReason.TOO_MANY_COLUMNS, "2");
        assertRefused(",".repeat(1_000_000), ImportReason.TOO_MANY_COLUMNS, "1");
        assertRefused("zoid,zuid,email\n1,2," + "x".repeat(1_000_001), ImportReason.LINE_TOO_LONG, "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"700100101,6501", "700100101,650100001,a@x.example,", "700100101"})
    void aLastLineThatIsNeitherWholeNorEndedRefusesTheFile(String last) {
        String file = "zoid,zuid,email\n700100101,650100001,a@x.example\n";
        assertRefused(file + last, ImportReason.CUT_OFF, "3");
        assertRefused(file.replace("\n", "\r") + last, ImportReason.CUT_OFF, "3");
    }

    @Test
    void gzipIsUnpackedByItself() throws IOException {
        byte[] packed = gzip("zoid,zuid,email\n700100101,650100001,lee@harbor.example\n".getBytes(UTF_8));

        assertThat(read(FactKind.USERS, packed)).hasSize(1);
        assertRefused(FactKind.USERS, Arrays.copyOf(packed, packed.length / 2), ImportReason.GZIP_BROKEN, "");
    }

    @Test
    void aGzipBombIsGivenUpBeforeItUnfolds() throws IOException {
        byte[] bomb = gzip("zoid,zuid,email\n".getBytes(UTF_8), 200 << 20);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertRefused(FactKind.USERS, bomb, ImportReason.GROWS_TOO_MUCH, "200");
    }

    private static void assertRefused(String file, ImportReason reason, String detail) {
        assertRefused(FactKind.USERS, file.getBytes(UTF_8), reason, detail);
    }

    private static void assertRefused(FactKind kind, byte[] file, ImportReason reason, String detail) {
        assertThatThrownBy(() -> read(kind, file)).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.detail()).isEqualTo(detail);
        });
    }

    private static List<StagedLine> read(FactKind kind, byte[] file) throws IOException {
        return read(kind, file, UTF_8);
    }

    private static List<StagedLine> read(FactKind kind, byte[] file, Charset charset) throws IOException {
        InputStream unpacked = new Unpacked(new ByteArrayInputStream(file), Bounds.USUAL);
        FactFile facts = new FactFile(unpacked, kind, charset, KNOWN, Bounds.USUAL);
        List<StagedLine> lines = new ArrayList<>();
        for (StagedLine line = facts.next(); line != null; line = facts.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static byte[] gzip(byte[] begin) throws IOException {
        return gzip(begin, 0);
    }

    /** Short lines without end, which nearly vanish when they are packed. */
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
