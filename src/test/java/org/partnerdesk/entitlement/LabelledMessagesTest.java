package org.partnerdesk.entitlement;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The labelled messages in three languages: each is read as its label says. */
class LabelledMessagesTest {
    private final VerdictDesk desk = VerdictDesk.confident();

    record Labelled(
            String id,
            String from,
            String subject,
            String body,
            String quoted,
            List<String> attachments,
            Verdict verdict,
            String fills,
            List<String> offers) {
        @Override
        public String toString() {
            return id;
        }
    }

    static List<Labelled> messages() {
        return JsonMapper.shared()
                .convertValue(VerdictDesk.yaml("entitlement/messages.yaml"), new TypeReference<List<Labelled>>() {});
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isReadAsItsLabelSays(Labelled message) {
        VerdictDesk.Request request = desk.from(requireNonNullElse(message.from(), VerdictDesk.DANA))
                .subject(requireNonNullElse(message.subject(), "A question"))
                .words(message.body());
        requireNonNullElse(message.attachments(), List.<String>of()).forEach(request::attached);
        if (message.quoted() != null) {
            request.quoted(message.quoted());
        }

        Assessment assessed = request.assessed();

        assertThat(assessed.verdict()).isEqualTo(message.verdict());
        assertThat(assessed.account() == null ? null : assessed.account().zoid())
                .isEqualTo(message.fills());
        assertThat(assessed.finds())
                .extracting(Find::zoid)
                .isEqualTo(requireNonNullElse(message.offers(), List.<String>of()));
    }

    @Test
    void setSpeaksThreeLanguages() {
        Map<String, Long> byLanguage =
                messages().stream().collect(Collectors.groupingBy(m -> m.id().substring(0, 2), Collectors.counting()));

        assertThat(messages()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(byLanguage).containsOnlyKeys("en", "ar", "th");
    }
}
