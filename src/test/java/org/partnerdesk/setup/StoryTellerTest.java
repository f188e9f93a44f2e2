package org.partnerdesk.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.ticketing.Determination;
import tools.jackson.databind.json.JsonMapper;

class StoryTellerTest {
    private static final Instant SUNDAY = Instant.parse("2026-03-01T09:30:00Z");
    private static final PresetFiles FILES = new PresetFiles(JsonMapper.shared());
    private static final String PRESET = "zoho-partner-support";

    private final StoryPlan plan = FILES.read(PRESET + "-history", StoryPlan.class);
    private final List<StoryBook> books = plan.languages().stream()
            .map(language -> FILES.read(PRESET + "-stories-" + language, StoryBook.class))
            .toList();
    private final Vendor vendor = FILES.read(PRESET, Preset.class).vendor();
    private final StoryCast cast = new StoryCast(plan, FILES.read(PRESET + "-demo", DemoDirectory.class), vendor);

    @Test
    void sameSeedAndMomentGiveTheSameHistory() {
        assertThat(told(SUNDAY)).isEqualTo(told(SUNDAY));
    }

    @Test
    void hourOfTheStartMovesNoTicketOfThePast() {
        Map<Integer, Happening> morning = openings(told(SUNDAY));
        Map<Integer, Happening> evening = openings(told(SUNDAY.plus(Duration.ofHours(9))));
        int open = plan.standing().size();

        morning.forEach((telling, opening) -> {
            if (telling >= open) {
                assertThat(evening).containsEntry(telling, opening);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void tellsTwoHundredTicketsOfTheLastSixtyDaysOnEveryWeekday(int day) {
        Instant now = SUNDAY.plus(Duration.ofDays(day));
        List<Happening> history = told(now);

        assertThat(openings(history)).hasSizeBetween(190, 210);
        assertThat(history).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(history.getFirst().at()).isAfter(now.minus(Duration.ofDays(63)));
        assertThat(history.getLast().at()).isBefore(now);
    }

    @Test
    void ticketIsOpenedBeforeAnythingElseHappensToIt() {
        Set<Integer> opened = new HashSet<>();
        told(SUNDAY).forEach(happening -> {
            if (opened.add(happening.telling())) {
                assertThat(happening.act()).isInstanceOfAny(Act.Mail.class, Act.Submit.class);
            }
        });
    }

    @Test
    void noSubjectIsUsedTwice() {
        List<String> subjects = openings(told(SUNDAY)).values().stream()
                .map(opening -> subject(opening.act()))
                .toList();

        assertThat(subjects).doesNotHaveDuplicates();
    }

    @Test
    void newestFiftyTicketsTellFiftyStories() {
        List<Happening> newest = openings(told(SUNDAY)).values().stream()
                .sorted((a, b) -> b.at().compareTo(a.at()))
                .limit(50)
                .toList();

        assertThat(newest.stream().map(opening -> stem(subject(opening.act()))).collect(Collectors.toSet()))
                .hasSizeGreaterThan(45);
    }

    @Test
    void thaiAndArabicMailsComeInTheirOldCharsetsToo() {
        Set<String> headers = told(SUNDAY).stream()
                .map(Happening::act)
                .filter(Act.Mail.class::isInstance)
                .map(act -> new String(((Act.Mail) act).mail().bytes(), StandardCharsets.ISO_8859_1))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Content-Type:"))
                .collect(Collectors.toSet());

        assertThat(headers).anyMatch(h -> h.contains("windows-874")).anyMatch(h -> h.contains("windows-1256"));
    }

    @Test
    void tellsAtLeastFortyStoriesTwelveOfThemArabicAndTwelveThai() {
        Map<String, Integer> stories = books.stream()
                .collect(Collectors.toMap(
                        StoryBook::language, book -> book.stories().size()));

        assertThat(stories.get("en")).isGreaterThanOrEqualTo(40);
        assertThat(stories.get("ar")).isGreaterThanOrEqualTo(12);
        assertThat(stories.get("th")).isGreaterThanOrEqualTo(12);
        assertThat(books.stream()
                        .flatMap(book -> book.stories().stream())
                        .map(story -> story.finding().kind()))
                .contains(Determination.Kind.values());
    }

    private List<Happening> told(Instant asOf) {
        return StoryTeller.tell(plan, books, cast, asOf);
    }

    private static Map<Integer, Happening> openings(List<Happening> history) {
        Map<Integer, Happening> openings = new LinkedHashMap<>();
        history.forEach(happening -> openings.putIfAbsent(happening.telling(), happening));
        return openings;
    }

    private static String subject(Act act) {
        return switch (act) {
            case Act.Mail(DemoMail mail) -> mail.subject();
            case Act.Submit(var submission) -> submission.subject();
            default -> throw new IllegalArgumentException("Opens nothing: " + act);
        };
    }

    /** A subject without its numbers and the words around them. */
    private static String stem(String subject) {
        List<String> words = new ArrayList<>(List.of(subject.split(" ")));
        return String.join(" ", words.subList(0, Math.min(2, words.size()))) + words.size();
    }
}
