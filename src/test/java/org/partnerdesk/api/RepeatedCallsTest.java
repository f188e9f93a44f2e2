package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.AtOnce;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.RunningDesk.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls that come twice, one after the other or at once. */
class RepeatedCallsTest {
    private static final String TICKETS = "/api/v1/tickets";
    private final RunningDesk desk = RunningDesk.shared();
    private final String key = UUID.randomUUID().toString();

    @Test
    void sameKeyAndBodyIsTheSameTicketHoweverTheBodyIsLaidOut() {
        Answer first = create(key, "{\"subject\": \"" + key + "\", \"requester\": \"dana@delta-channel.example\"}");
        Answer again = create(key, "{ \"requester\":\"dana@delta-channel.example\", \"subject\":\"" + key + "\" }");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).isEqualTo(first);
        assertThat(ticketsCalledKey()).isEqualTo(1);
    }

    @Test
    void sameKeyWithAnotherBodyIsRefusedAndOpensNothing() {
        create(key, ticket());
        Answer other = create(key, ticket().replace("dana@", "omar@"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().get("field").stringValue()).isEqualTo("Idempotency-Key");
        assertThat(ticketsCalledKey()).isEqualTo(1);
    }

    @Test
    void eightAtOnceWithOneKeyOpenOneTicket() {
        List<Answer> answers = AtOnce.by(8, i -> create(key, ticket()));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.body().get("number").stringValue())
                .containsOnly(answers.getFirst().body().get("number").stringValue());
        assertThat(ticketsCalledKey()).isEqualTo(1);
    }

    @Test
    void keyOfARefusedCallIsFreeForTheRightOne() {
        assertThat(create(key, "{\"subject\": \"" + key + "\", \"requester\": \"nobody\"}")
                        .status())
                .isEqualTo(422);
        assertThat(create(key, ticket()).status()).isEqualTo(201);
    }

    @Test
    void withoutKeyEveryCallOpensATicket() {
        desk.post(TICKETS, ticket());
        desk.post(TICKETS, ticket());

        assertThat(ticketsCalledKey()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 5_000})
    void keyHasOneTo255Characters(int length) {
        assertThat(create("k".repeat(length), ticket()).status()).isEqualTo(422);
        assertThat(ticketsCalledKey()).isZero();
    }

    @Test
    void whoWritesAtOnceWithOthersIsAnsweredTheirOwnMessage() {
        String path = TICKETS + "/"
                + desk.post(TICKETS, ticket()).body().get("number").stringValue() + "/messages";

        List<String> answered = AtOnce.by(
                8,
                i -> desk.post(path, "{\"body\": \"Words of " + i + "\", \"audience\": \"internal\"}")
                        .body()
                        .get("body")
                        .stringValue());

        for (int i = 0; i < 8; i++) {
            assertThat(answered.get(i)).isEqualTo("Words of " + i);
        }
        assertThat(desk.get(path).body().get("items")).hasSize(9);
    }

    private String ticket() {
        return "{\"subject\": \"" + key + "\", \"requester\": \"dana@delta-channel.example\"}";
    }

    private Answer create(String idempotencyKey, String json) {
        return desk.call("POST", TICKETS, json, Map.of("Idempotency-Key", idempotencyKey));
    }

    private long ticketsCalledKey() {
        return desk.part(JdbcClient.class)
                .sql("select count(*) from ticketing.ticket where subject = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }
}
