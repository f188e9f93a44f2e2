package org.partnerdesk.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.partnerdesk.directory.FactKind;
import tools.jackson.databind.JsonNode;

/** What docs/howto/import-a-directory.md shows can be done as it stands there. */
class HowToTest {
    private static final Pattern FILE = Pattern.compile("(?s)`([a-z-]+)`: [^\n]*\n\n```(?:csv|json)\n(.*?)```");
    private static final Pattern RECORD = Pattern.compile("(?m)^put (\\S+) '(.*)'$");
    private final ImportDesk desk = ImportDesk.shared();

    @Test
    void everyFileAndRecordOfTheRecipeIsTaken() throws IOException {
        String recipe = Files.readString(Path.of("docs/howto/import-a-directory.md"));

        List<String> kinds = FILE.matcher(recipe)
                .results()
                .map(example -> {
                    JsonNode taken = desk.take("kind=" + example.group(1), example.group(2));
                    assertThat(taken.get("state").stringValue())
                            .as(taken.toString())
                            .isEqualTo("applied");
                    assertThat(taken.get("refused").intValue())
                            .as(taken.toString())
                            .isZero();
                    assertThat(taken.get("added").intValue())
                            .as(taken.toString())
                            .isPositive();
                    return example.group(1);
                })
                .toList();
        long records = RECORD.matcher(recipe)
                .results()
                .filter(record -> desk.desk
                                .call("PUT", "/api/v1/directory/" + record.group(1), record.group(2), Map.of())
                                .status()
                        == 200)
                .count();

        assertThat(kinds)
                .containsExactlyInAnyOrder(java.util.Arrays.stream(FactKind.values())
                        .map(FactKind::path)
                        .toArray(String[]::new));
        assertThat(records).isEqualTo(FactKind.values().length);
    }
}
