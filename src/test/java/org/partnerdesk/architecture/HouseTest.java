package org.partnerdesk.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partnerdesk.Partnerdesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms of the house are where ARCHITECTURE.md says, and arrows go one way. */
class HouseTest {
    private static final Path SOURCES = Path.of("src/main/java/org/partnerdesk");
    private static final Set<String> SCHEMAS = Set.of(
            "directory",
            "entitlement",
            "ticketing",
            "commitments",
            "intake",
            "notification",
            "search",
            "access",
            "api",
            "rehearsal",
            "setup");
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.partnerdesk");

    /** Templates, compiled into {@code pages}, read the view records of the module that they are part of. */
    @Test
    void modulesKnowOnlyTheirNeighbours() {
        ApplicationModules.of(Partnerdesk.class, resideInAPackage("org.partnerdesk.pages.."))
                .verify();
    }

    /** Nor do arrows run in a circle between the packages inside a module. */
    @Test
    void packagesKnowEachOtherOneWay() {
        slices().matching("org.partnerdesk.(**)").should().beFreeOfCycles().check(OURS);
    }

    /** A stream of rows keeps its connection until somebody closes it; a list does not. */
    @Test
    void rowsComeInListsThatLeaveNoConnectionOpen() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(OURS);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.partnerdesk.platform.time..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(OURS);
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO|Entity|Mapper|Processor|Common|Base)")
                .check(OURS);
    }

    /** Another module's SQL names only views called {@code pub_...}; and SQL never asks for the time itself. */
    @Test
    void sqlStaysInItsSchema() throws IOException {
        Pattern table = Pattern.compile("\\b(?:from|join|into|update|table)\\s+(\\w+)\\.(\\w+)");
        List<String> strangers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String module = SOURCES.relativize(file).getName(0).toString();
                String source = Files.readString(file);
                Matcher named = table.matcher(source);
                while (named.find()) {
                    if (SCHEMAS.contains(named.group(1))
                            && !named.group(1).equals(module)
                            && !named.group(2).startsWith("pub_")) {
                        strangers.add(file + ": " + named.group());
                    }
                }
                if (source.contains("now()") && source.contains("select")) {
                    strangers.add(file + ": now()");
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void filesStaySmall() throws IOException {
        List<String> large = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                long lines = Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty()
                                && !l.startsWith("//")
                                && !l.startsWith("*")
                                && !l.startsWith("/*")
                                && !l.startsWith("import "))
                        .count();
                if (lines > 250) {
                    large.add(file + ": " + lines);
                }
            }
        }
        assertThat(large).isEmpty();
    }
}
