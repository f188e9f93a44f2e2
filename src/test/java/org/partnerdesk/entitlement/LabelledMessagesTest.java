package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The labelled messages in three languages: each is read as its label says. */
class LabelledMessagesTest {
    private final VerdictDesk desk = VerdictDesk.confident();

    static List<LabelledMessage> messages() {
        return LabelledMessage.all();
    }

    static List<LabelledMessage> withinReach() {
        return LabelledMessage.all().stream().filter(m -> !m.beyond()).toList();
    }

    @ParameterizedTest
    @MethodSource("withinReach")
    void isReadAsItsLabelSays(LabelledMessage message) {
        Assessment assessed = desk.entitlements.assess(message.claim(desk.directory, VerdictDesk.NOW));

        String account = assessed.account() == null ? null : assessed.account().zoid();
        assertThat(new Outcome(assessed.verdict(), account)).isEqualTo(new Outcome(message.verdict(), message.fills()));
        assertThat(assessed.finds())
                .extracting(Find::zoid)
                .filteredOn(zoid -> !zoid.equals(account))
                .isEqualTo(message.offers());
    }

    private record Outcome(Verdict verdict, String account) {}

    @Test
    void setIsLargeAndSpeaksThreeLanguages() {
        Map<String, Long> byLanguage =
                messages().stream().collect(Collectors.groupingBy(m -> m.id().substring(0, 2), Collectors.counting()));

        assertThat(messages()).extracting(LabelledMessage::id).doesNotHaveDuplicates();
        assertThat(messages()).hasSizeGreaterThanOrEqualTo(400);
        assertThat(byLanguage).containsOnlyKeys("en", "ar", "th");
        assertThat(byLanguage.values()).allSatisfy(count -> assertThat(count).isGreaterThan(120));
    }

    @Test
    void fillsAreRightAndOffersAreMade() {
        LabelledMessage.Score score = LabelledMessage.score(desk.directory, desk.entitlements, VerdictDesk.NOW);

        assertThat(score.precision()).isGreaterThanOrEqualTo(0.995);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.97);
    }
}
