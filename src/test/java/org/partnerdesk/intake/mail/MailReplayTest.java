package org.partnerdesk.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Actor;
import org.partnerdesk.intake.mail.MailReplay.Differing;
import org.partnerdesk.intake.mail.MailReplay.Replayed;
import org.partnerdesk.intake.mail.Postbag.Fate;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Today's rules are tried on mail of the past, and nothing happens. */
class MailReplayTest {
    private static final Actor MINA = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina");

    private final RunningDesk desk = RunningDesk.shared();
    private final Postbag post = new Postbag(desk);
    private final MailReplay replay = desk.part(MailReplay.class);
    private final JdbcClient jdbc = desk.part(JdbcClient.class);

    @Test
    void tellsWhichMailWouldFareOtherwiseSinceTheDirectoryKnowsItsSender() {
        Fate same = post.from(DANA).send();
        String stranger = "alarm" + System.nanoTime() + "@new-partner.example";
        Fate alarm =
                post.from(stranger).with("Auto-Submitted", "auto-generated").send();
        Fate reply = post.from(DANA)
                .with("In-Reply-To", "<" + same.messageId() + ">")
                .send();
        Fate repeated = post.bring(DANA, DESK, raw(same));
        assertThat(alarm.decision()).isEqualTo("AUTOMATIC");
        assertThat(reply.decision()).isEqualTo("REPLIED");
        assertThat(repeated.decision()).isEqualTo("IGNORED");
        assertThat(differing(same, repeated)).isEmpty();

        know(stranger);

        assertThat(differing(same, repeated)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(alarm.id());
            assertThat(one.was().decision()).isEqualTo("AUTOMATIC");
            assertThat(one.now().decision()).isEqualTo("OPENED");
        });
    }

    @Test
    void whatPeopleDecidedIsNotAskedAboutAgain() {
        Fate mail = post.from(DESK).send();
        desk.part(HeldMails.class).act(MailAct.DROP, mail.id(), MINA, null);

        Replayed replayed = replay.replay(at(mail), at(mail).plusNanos(1_000));

        assertThat(replayed).isEqualTo(new Replayed(1, 0, 1, true, List.of()));
    }

    @Test
    void changesNothingAndTheDatabaseWouldLetItChangeNothing() {
        Fate first = post.from(DANA).send();
        Fate last = post.from(DESK).send();
        Map<String, Object> before = everything();

        replay.replay(at(first), at(last).plusNanos(1_000));

        assertThat(everything()).isEqualTo(before);
        assertThatThrownBy(() -> replay.readOnly(() -> jdbc.sql("select nextval('intake.inbox_id_seq')")
                        .query(Long.class)
                        .single()))
                .hasStackTraceContaining("read-only transaction");
    }

    @Test
    void aRangeHasABeginningAndAnEndAndIsNotTooLong() {
        Instant now = Instant.EPOCH;
        assertThat(MailReplay.isRange(now, now)).isFalse();
        assertThat(MailReplay.isRange(now, now.plus(Duration.ofDays(31)))).isTrue();
        assertThatThrownBy(() -> replay.replay(now, now.plus(Duration.ofDays(32))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Differing> differing(Fate first, Fate last) {
        return replay.replay(at(first), at(last).plusNanos(1_000)).differing();
    }

    /** The directory gets to know a person of a partner. */
    private void know(String email) {
        put("partners/P-731", "{\"name\": \"Newly Joined\", \"tiers\": {\"US\": \"premium\"}}");
        put("partner-users/" + email, "{\"partner\": \"P-731\", \"name\": \"Alarm\"}");
    }

    private void put(String fact, String json) {
        RunningDesk.Answer answer = desk.call("PUT", "/api/v1/directory/" + fact, json, Map.of());
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    }

    private String raw(Fate fate) {
        return new String(desk.part(FlightRecorder.class).raw(fate.id()).orElseThrow(), UTF_8);
    }

    private Instant at(Fate fate) {
        return desk.part(FlightRecorder.class).mail(fate.id()).orElseThrow().receivedAt();
    }

    /** How many rows stand in what a mail can change, and how far numbers are given out. */
    private Map<String, Object> everything() {
        return jdbc.sql("""
                select (select count(*) from intake.inbox) as mails, (select count(*) from intake.first_delivery) as firsts,
                       (select count(*) from ticketing.pub_ticket) as tickets,
                       (select count(*) from ticketing.pub_message) as messages,
                       (select max(decided_at) from intake.inbox) as decided,
                       (select string_agg(schemaname || sequencename || last_value, ' ' order by schemaname, sequencename)
                        from pg_sequences where schemaname in ('intake', 'ticketing', 'entitlement')) as numbers
                """).query().singleRow();
    }
}
