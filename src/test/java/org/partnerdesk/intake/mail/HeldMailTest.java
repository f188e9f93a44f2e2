package org.partnerdesk.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.access.Actor;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people do with mail that is held: nothing is lost, nothing is let in twice, everything is told. */
class HeldMailTest {
    private final RunningDesk desk = RunningDesk.shared();
    private final Postbag post = new Postbag(desk);

    @Test
    void releasedMailBecomesATicketThoughItsSenderIsAnAddressOfTheDesk() {
        Postbag.Fate fate = ownAddress();
        JsonNode released = act(fate, "release", 200);

        assertThat(released.get("decision").stringValue()).isEqualTo("OPENED");
        assertThat(released.get("ticket").isNull()).isFalse();
        assertThat(post.fate(fate.id()).answer("own-address-as-sender")).startsWith("passed over: hold:");
    }

    @Test
    void retriedMailIsHeldStillWhenTodaysRulesHoldItToo() {
        Postbag.Fate fate = ownAddress();

        assertThat(act(fate, "retry", 200).get("decision").stringValue()).isEqualTo("HELD");
        assertThat(history(fate)).contains("retried it", "Held because of:");
    }

    @Test
    void retriedMailIsLetInWhenWhatHeldItIsGone() {
        JdbcClient jdbc = desk.part(JdbcClient.class);
        Postbag.Fate fate = post.from(DANA).send();
        // As it was left by an outage of something that has been mended.
        jdbc.sql("update intake.inbox set decision = 'HELD', reason = 'x', ticket_id = null where id = :id")
                .param("id", post.from(DANA).with("Subject", "Held once").send().id())
                .update();
        Postbag.Fate held = latest("Held once");

        assertThat(act(held, "retry", 200).get("decision").stringValue()).isEqualTo("OPENED");
        assertThat(act(fate, "retry", 409).get("detail").stringValue()).contains("not held");
    }

    @Test
    void droppedMailStaysOnRecordWithItsBytes() {
        Postbag.Fate fate = ownAddress();
        JsonNode dropped = act(fate, "drop", 200);

        assertThat(dropped.get("decision").stringValue()).isEqualTo("IGNORED");
        assertThat(dropped.get("reason").stringValue()).startsWith("dropped by ");
        assertThat(desk.download("/api/v1/mails/" + fate.id() + "/raw")).contains("Nobody can sign in.");
        act(fate, "release", 409);
    }

    @Test
    void mailThatNamesNobodyCanBeDroppedButNotReleased() {
        Postbag.Fate fate = post.from(DANA).without("From").returnPath("").send();
        assertThat(fate.decision()).isEqualTo("HELD");

        assertThat(act(fate, "release", 422).get("detail").stringValue()).contains("names nobody");
        assertThat(act(fate, "drop", 200).get("decision").stringValue()).isEqualTo("IGNORED");
    }

    @Test
    void whoeverComesSecondIsToldThatItIsDone() throws InterruptedException {
        Postbag.Fate fate = ownAddress();
        HeldMail held = desk.part(HeldMail.class);
        Actor mina = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina Okafor");
        AtomicInteger done = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(4);
        List<Thread> four = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    together.countDown();
                    if (held.act(fate.id(), HeldMail.Act.RELEASE, mina, null) instanceof HeldMail.Outcome.Done) {
                        done.incrementAndGet();
                    }
                }))
                .toList();
        for (Thread thread : four) {
            thread.join();
        }

        assertThat(done).hasValue(1);
        assertThat(held.acts(fate.id())).hasSize(1);
    }

    @Test
    void poisonStaysHeldWithWhatIsWrongNowAndIsLetInOnceItIsMended() {
        JdbcClient jdbc = desk.part(JdbcClient.class);
        jdbc.sql("alter table ticketing.message add constraint poison check (body <> E'venom\\n')")
                .update();
        try {
            long id = desk.part(MailInbox.class)
                    .accept(DANA, List.of(DESK), "From: dana@delta-channel.example\n\nvenom\n".getBytes(UTF_8));
            RunningDesk.until(() -> jdbc.sql("select attempts from intake.inbox where id = :id")
                            .param("id", id)
                            .query(Integer.class)
                            .single()
                    > 0);
            assertThat(Visitor.signedIn(desk, "mina@desk.example")
                            .get("/desk/mails?decision=WAITING")
                            .body())
                    .contains("poison", "/desk/mails/" + id);
            jdbc.sql(
                            "update intake.inbox set decision = 'HELD', reason = last_error, decided_at = received_at where id = :id")
                    .param("id", id)
                    .update();

            JsonNode still = desk.post("/api/v1/mails/" + id + "/release", "{\"reason\": \"again\"}")
                    .body();
            assertThat(still.get("decision").stringValue()).isEqualTo("HELD");
            assertThat(still.get("reason").stringValue()).contains("poison");
            jdbc.sql("alter table ticketing.message drop constraint poison").update();
            assertThat(desk.post("/api/v1/mails/" + id + "/retry", "{}")
                            .body()
                            .get("decision")
                            .stringValue())
                    .isEqualTo("OPENED");
        } finally {
            jdbc.sql("alter table ticketing.message drop constraint if exists poison")
                    .update();
        }
    }

    @Test
    void agentsActOnManyAtOnceAndPartnersOnNone() {
        Postbag.Fate one = ownAddress();
        Postbag.Fate other = ownAddress();
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        mina.get("/desk/mails?decision=HELD");
        String answer = mina.post(
                        "/desk/mails?mail=" + one.id() + "&mail=" + other.id() + "&mail=999999999",
                        Map.of("act", "DROP", "note", "Spam"))
                .location();

        assertThat(answer).contains("acted=2", "left=1");
        assertThat(mina.get("/desk/mails?decision=HELD&acted=2&left=1").body())
                .contains("2 mails were acted on; nothing could be done with one.");
        assertThat(history(one)).contains("Mina Okafor dropped it", "Spam");
        assertThat(Visitor.signedIn(desk, DANA).get("/desk/mails/" + one.id()).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "th"})
    void heldMailSaysWhatCanBeDone(String language) {
        Postbag.Fate fate = ownAddress();
        String page = Visitor.signedIn(desk, "mina@desk.example")
                .get("/desk/mails/" + fate.id(), Map.of("Accept-Language", language))
                .body();

        assertThat(page).contains("value=\"RETRY\"", "value=\"RELEASE\"", "value=\"DROP\"");
    }

    @Test
    void anActThatIsNoneIsRefused() {
        Postbag.Fate fate = ownAddress();

        assertThat(desk.post("/api/v1/mails/" + fate.id() + "/burn", "{}").status())
                .isEqualTo(404);
        assertThat(desk.post("/api/v1/mails/x/drop", "{}").status()).isEqualTo(404);
        assertThat(desk.post("/api/v1/mails/999999999/drop", "{}").status()).isEqualTo(404);
        assertThat(desk.post("/api/v1/mails/" + fate.id() + "/drop", "{\"reason\": \"" + "x".repeat(1_001) + "\"}")
                        .status())
                .isEqualTo(422);
    }

    private Postbag.Fate ownAddress() {
        Postbag.Fate fate = post.from(DESK).returnPath(DANA).send();
        assertThat(fate.decision()).isEqualTo("HELD");
        return fate;
    }

    private Postbag.Fate latest(String subject) {
        return post.fate(desk.part(JdbcClient.class)
                .sql("select max(id) from intake.inbox where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .single());
    }

    private JsonNode act(Postbag.Fate fate, String act, int status) {
        RunningDesk.Answer answer = desk.post("/api/v1/mails/" + fate.id() + "/" + act, "{\"reason\": \"A test\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        return answer.body();
    }

    private String history(Postbag.Fate fate) {
        return Visitor.signedIn(desk, "mina@desk.example")
                .get("/desk/mails/" + fate.id())
                .body();
    }
}
