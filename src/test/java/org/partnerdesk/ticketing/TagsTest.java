package org.partnerdesk.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import tools.jackson.databind.JsonNode;

class TagsTest {
    private final RunningDesk desk = RunningDesk.shared();

    @ParameterizedTest
    @CsvSource({"VIP, vip", "' two  words ', two-words", "ด่วน, ด่วน", "عاجل, عاجل", "v1.2_x-y, v1.2_x-y"})
    void aTagIsKeptInOneSpelling(String typed, String kept) {
        assertThat(Tags.of(typed)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-x", "a,b", "<b>", "a/b", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx"})
    void whatIsNoTagIsNone(String typed) {
        assertThat(Tags.of(typed)).isEmpty();
    }

    @Test
    void agentsTagTicketsAndTakeTagsAway() {
        String number = ticket();
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        String page = "/desk/tickets/" + number;
        mina.get(page);

        assertThat(mina.post(page + "/tags", Map.of("tag", "Needs Finance")).location())
                .contains("did=tagged");
        assertThat(mina.get(page).body()).contains("Tagged needs-finance", "Take the tag");
        assertThat(mina.post(page + "/tags", Map.of("tag", "a, b")).body()).contains("is no tag");
        mina.post(page + "/tags", Map.of("tag", "needs-finance", "has", "false"));
        assertThat(tags(number)).isEmpty();
    }

    @Test
    void programsSetAllTagsAtOnce() {
        String number = ticket();
        String path = "/api/v1/tickets/" + number;

        assertThat(desk.patch(path, "{\"tags\": [\"b\", \"A\", \"a\"]}").status())
                .isEqualTo(200);
        assertThat(tags(number)).containsExactly("a", "b");
        desk.patch(path, "{\"tags\": [\"b\", \"c\"]}");
        assertThat(tags(number)).containsExactly("b", "c");
        desk.patch(path, "{\"impact\": \"question\"}");
        assertThat(tags(number)).containsExactly("b", "c");
        assertThat(desk.patch(path, "{\"tags\": [\"no good\", \"<b>\"]}").status())
                .isEqualTo(422);
        assertThat(desk.patch(path, "{\"tags\": \"a\"}").status()).isEqualTo(400);
        assertThat(desk.patch(path, "{\"tags\": [1]}").status()).isEqualTo(400);
        assertThat(tags(number)).containsExactly("b", "c");
    }

    private String ticket() {
        return desk.post("/api/v1/tickets", """
                        {"subject": "To be tagged", "description": "x", "requester": "dana@delta-channel.example"}""").body().get("number").stringValue();
    }

    private List<String> tags(String number) {
        return desk.ticketNumber(number)
                .get("tags")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }
}
