package org.partnerdesk.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The file of refused lines: mended and sent again. */
class RefusedLinesTest {
    private static final String HEADER = "zoid,name,dataCentre,superAdmin,domains\n";
    private final ImportDesk desk = ImportDesk.shared();

    @BeforeEach
    void begin() {
        desk.take("kind=accounts", HEADER + "780000101,Refused,EU,it@refused.example,\n");
    }

    @Test
    void itsLinesAreTakenOnceTheyAreMended() {
        JsonNode first = desk.take("kind=accounts", HEADER + """
                780000102,Far,MARS,it@far.example,far.example
                780000103,One,EU,it@one.example,one.example|first.example
                780000103,Other,EU,it@one.example,
                780000104,=Formula(),EU,it@formula.example,
                780000101,Refused,EU,it@refused.example,
                """);
        String refused = refused(first);

        JsonNode asItIs = desk.take("kind=accounts", refused);
        JsonNode mended = desk.take(
                "kind=accounts",
                refused.replace("MARS", "EU")
                        .replace("Other", "One")
                        .replace("'=Formula", "Formula")
                        .replaceFirst(
                                "780000103,One,EU,(EU)?,it@one.example,,,",
                                "780000103,One,EU,$1,it@one.example,,first.example one.example,"));

        assertThat(refused).contains("first.example one.example").doesNotContain("{");
        assertThat(asItIs.get("refused").intValue()).as(asItIs.toString()).isEqualTo(4);
        assertThat(refused(asItIs).lines().map(line -> line.split(",", 3)[1]))
                .containsExactly("#reason", "UNKNOWN_DATA_CENTRE", "CONTRADICTION", "CONTRADICTION", "FORMULA");
        assertThat(mended.get("refused").intValue()).as(refused(mended)).isZero();
        assertThat(mended.get("added").intValue()).isEqualTo(3);
    }

    @Test
    void aLineWithoutSuchColumnsStandsThereAsItWas() {
        String csv = refused(
                desk.take("kind=accounts", HEADER + "780000105,Short\n780000101,Refused,EU,it@refused.example,\n"));
        String json = refused(desk.take("kind=accounts", """
                {"zoid": "780000106", "colour": "red"}
                {"zoid": "780000106", "zoid": "780000107"}
                {"zoid"
                """));

        assertThat(csv).contains(",\"780000105,Short\",");
        assertThat(json)
                .contains("UNKNOWN_FIELD", "\"{\"\"zoid\"\": \"\"780000106\"\", \"\"colour\"\": \"\"red\"\"}\"")
                .contains("DOUBLE_FIELD", "\"\"780000107\"\"")
                .contains("NOT_JSON");
    }

    @Test
    void tiersComeBackAsTheyAreWritten() {
        String refused = refused(desk.take("kind=partners", """
                {"partner": "P-780", "name": "One", "tiers": {"EU": "advanced", "US": "premium"}}
                {"partner": "P-780", "name": "Other"}
                """));

        assertThat(refused).contains("EU=advanced US=premium");
    }

    @Test
    void itsNotesAreInTheReadersLanguage() {
        JsonNode one = desk.take("kind=accounts", HEADER + "780000108,Far,MARS,it@far.example,\n");

        assertThat(refused(one)).startsWith("#line,#reason,#Why it was refused,#text,zoid,");
    }

    @Test
    void itSaysWhenThereAreMore() {
        String lines = String.join("", Collections.nCopies(Stage.MOST_KEPT + 1, "x\n"));

        List<String> refused =
                refused(desk.take("kind=accounts", HEADER + lines)).lines().toList();

        assertThat(refused).hasSize(Stage.MOST_KEPT + 2);
        assertThat(refused.getLast()).contains("100,000", "100,001");
    }

    private String refused(JsonNode one) {
        return desk.file(ImportDesk.IMPORTS + "/" + ImportDesk.id(one) + "/refused");
    }
}
