package org.partnerdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;

/** The words of the glossary are those of code and screens. */
class GlossaryTest {
    private static final Path CLASSES = Path.of("src/main/java");

    private record Row(String word, String arabic, String thai, String code) {}

    @Test
    void everyWordStandsThereOnce() throws IOException {
        assertThat(rows().stream().map(Row::word)).doesNotHaveDuplicates();
    }

    @Test
    void codeExists() throws IOException {
        assertThat(rows().stream()
                        .map(Row::code)
                        .filter(code -> !code.isEmpty())
                        .filter(code -> type(code).isEmpty() && constant(code).isEmpty()))
                .isEmpty();
    }

    /** Whoever adds a verdict, a status or a view gives it its words. */
    @Test
    void closedSetsAreWhole() throws IOException {
        Map<Class<?>, Set<Object>> named = new HashMap<>();
        for (Row row : rows()) {
            constant(row.code())
                    .ifPresent(value -> named.computeIfAbsent(value.getDeclaringClass(), type -> new HashSet<>())
                            .add(value));
        }
        assertThat(named)
                .isNotEmpty()
                .allSatisfy((type, values) ->
                        assertThat(values).containsExactlyInAnyOrder((Object[]) type.getEnumConstants()));
    }

    @Test
    void translationsAreThoseOfTheScreens() throws IOException {
        Texts arabic = Texts.of(Language.AR);
        Texts thai = Texts.of(Language.TH);
        for (Row row : rows()) {
            constant(row.code()).filter(value -> arabic.knows(Texts.key(value))).ifPresent(value -> {
                assertThat(row.arabic()).as(row.word()).isEqualTo(withoutMarks(arabic.word(value)));
                assertThat(row.thai()).as(row.word()).isEqualTo(withoutMarks(thai.word(value)));
            });
        }
    }

    /** Without the marks that only steer the direction on a screen. */
    private static String withoutMarks(String text) {
        return text.replaceAll("[\\u200E\\u200F]", "");
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/glossary.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Word |"))
                .map(line -> line.split(" \\|", -1))
                .map(cells -> new Row(cell(cells[0].substring(1)), cell(cells[1]), cell(cells[2]), cell(cells[3])))
                .toList();
    }

    private static String cell(String text) {
        return text.replace("`", "").strip();
    }

    private static Optional<Class<?>> type(String code) {
        String[] names = code.split("\\.");
        return candidates(names[0]).stream()
                .map(outer -> nested(outer, List.of(names).subList(1, names.length)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Enum<?>> constant(String code) {
        int dot = code.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : type(code.substring(0, dot)).filter(Class::isEnum).stream()
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .<Enum<?>>map(value -> (Enum<?>) value)
                        .filter(value -> value.name().equals(code.substring(dot + 1)))
                        .findFirst();
    }

    private static Optional<Class<?>> nested(Class<?> outer, List<String> names) {
        Class<?> type = outer;
        for (String name : names) {
            Class<?> inner = Arrays.stream(type.getDeclaredClasses())
                    .filter(c -> c.getSimpleName().equals(name))
                    .findFirst()
                    .orElse(null);
            if (inner == null) {
                return Optional.empty();
            }
            type = inner;
        }
        return Optional.of(type);
    }

    private static Set<Class<?>> candidates(String simpleName) {
        Set<Class<?>> found = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(f -> f.endsWith(simpleName + ".java")).toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                found.add(Class.forName(name.substring(0, name.length() - ".java".length())));
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        return found;
    }
}
