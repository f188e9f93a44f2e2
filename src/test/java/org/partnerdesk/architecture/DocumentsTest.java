package org.partnerdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerdesk.platform.launch.DeskSettings;
import org.springframework.mock.env.MockEnvironment;

/** What the documents say of settings, modules, classes, decisions and files is true. */
class DocumentsTest {
    private static final Path README = Path.of("README.md");
    private static final Path ARCHITECTURE = Path.of("ARCHITECTURE.md");
    private static final Path DECISIONS = Path.of("docs/adr");
    private static final Path SOURCES = Path.of("src/main/java/org/partnerdesk");

    private static final Pattern SETTING =
            Pattern.compile("\\| `PARTNERDESK_([A-Z_]+)` \\| (?:`([^`]+)`|none)[^|]*\\|");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("([A-Z]\\w*[a-z]\\w*)(?:\\.([a-z]\\w*))?");
    private static final Pattern FILE = Pattern.compile("(?:src|presets|docs|tools)/[\\w./-]+");

    @Test
    void readmeNamesEverySettingWithItsDefault() throws IOException {
        Set<String> asked = new TreeSet<>();
        DeskSettings defaults = DeskSettings.from(new MockEnvironment() {
            @Override
            public String getProperty(String key) {
                asked.add(key);
                return super.getProperty(key);
            }
        });
        MockEnvironment asDocumented = new MockEnvironment();
        Set<String> named = new TreeSet<>();
        for (MatchResult row : matches(SETTING, Files.readString(README))) {
            String property = "partnerdesk."
                    + row.group(1).toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            named.add(property);
            if (row.group(2) != null) {
                asDocumented.setProperty(property, row.group(2));
            }
        }

        assertThat(named).isEqualTo(asked);
        assertThat(DeskSettings.from(asDocumented)).isEqualTo(defaults);
        assertThat(asDocumented.getPropertySources().stream()
                        .flatMap(source -> ((Map<?, ?>) source.getSource()).keySet().stream()))
                .hasSize(named.size()
                        - (int) Stream.of(
                                        defaults.databaseUrl(),
                                        defaults.directorySource(),
                                        defaults.directorySourceToken(),
                                        defaults.relay(),
                                        defaults.apiToken())
                                .filter(value -> value == null)
                                .count());
    }

    @Test
    void mapShowsEveryModule() throws IOException {
        String map = Files.readString(ARCHITECTURE);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(f -> f.endsWith("package-info.java")).sorted().toList()) {
                Path place = SOURCES.relativize(file.getParent());
                boolean module = Files.readString(file).contains("@ApplicationModule");
                if (module || place.startsWith("platform")) {
                    assertThat(map).contains("| `" + place + (module ? "/" : "") + "` |");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        for (MatchResult link : matches(LINK, Files.readString(document))) {
            if (!link.group(1).contains(":")) {
                assertThat(document.resolveSibling(link.group(1)).normalize()).exists();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void filesInBackticksExist(Path document) throws IOException {
        inBackticks(document)
                .filter(FILE.asMatchPredicate())
                .forEach(name -> assertThat(Path.of(name)).exists());
    }

    @Test
    void everyClassOfTheMapAndTheWalksExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        List<String> strangers = inBackticks(ARCHITECTURE)
                .filter(CLASS.asMatchPredicate())
                .filter(word -> !isInOneOf(sources, word))
                .toList();
        assertThat(strangers).isEmpty();
    }

    @Test
    void decisionsAreNumberedListedAndWhole() throws IOException {
        String list = Files.readString(DECISIONS.resolve("README.md"));
        List<Path> pages;
        try (Stream<Path> files = Files.list(DECISIONS)) {
            pages = files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
        for (int no = 1; no <= pages.size(); no++) {
            String name = pages.get(no - 1).getFileName().toString();
            String text = Files.readString(pages.get(no - 1));
            String title = text.lines().findFirst().orElse("").substring(2);
            assertThat(name).matches("%04d-[a-z0-9-]+\\.md".formatted(no));
            assertThat(title).startsWith("%04d ".formatted(no));
            assertThat(list).contains("[" + title + "](" + name + ")");
            assertThat(text).contains("\nStatus: ", "\n## Context\n", "\n## Decision\n", "\n## Consequences\n");
        }
    }

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(Path.of(""), Path.of("docs"), DECISIONS, Path.of("docs/howto"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents;
    }

    private static boolean isInOneOf(Map<String, List<Path>> sources, String word) {
        var parts = CLASS.matcher(word);
        boolean matches = parts.matches();
        String method = parts.group(2);
        return matches
                && sources.getOrDefault(parts.group(1), List.of()).stream()
                        .anyMatch(file -> method == null || read(file).contains(" " + method + "("));
    }

    /** Every type by its simple name, nested ones by the file they are in. */
    private static Map<String, List<Path>> sources() throws IOException {
        Pattern type = Pattern.compile("\\b(?:class|record|enum|interface) (\\w+)");
        Map<String, List<Path>> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                for (MatchResult name : matches(type, Files.readString(file))) {
                    sources.computeIfAbsent(name.group(1), n -> new ArrayList<>())
                            .add(file);
                }
            }
        }
        return sources;
    }

    private static Stream<String> inBackticks(Path document) throws IOException {
        String prose = Files.readString(document).replaceAll("(?s)```.*?```", "");
        return matches(IN_BACKTICKS, prose).stream().map(match -> match.group(1));
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
