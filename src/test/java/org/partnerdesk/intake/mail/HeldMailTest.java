package org.partnerdesk.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Actor;
import org.partnerdesk.intake.mail.Postbag.Fate;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What agents do with mail that the rules held. */
class HeldMailTest {
    private static final Actor MINA = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina");

    private final RunningDesk desk = RunningDesk.shared();
    private final Postbag post = new Postbag(desk);
    private final HeldMails held = desk.part(HeldMails.class);
    private final FlightRecorder recorder = desk.part(FlightRecorder.class);
    private final JdbcClient jdbc = desk.part(JdbcClient.class);

    @Test
    void retryAsksTodaysRulesAndHoldsAgainWhatTheyStillHold() {
        Fate mail = post.from(DESK).send();

        assertThat(held.act(MailAct.RETRY, mail.id(), MINA, null))
                .isEqualTo(new MailOutcome.Done("HELD", MailReason.OWN_ADDRESS.of()));
        assertThat(recorder.acts(mail.id())).singleElement().satisfies(act -> {
            assertThat(act.act()).isEqualTo(MailAct.RETRY);
            assertThat(act.rule()).isEqualTo("own-address-as-sender");
            assertThat(act.became()).isEqualTo("HELD");
        });
    }

    @Test
    void releaseWaivesTheRuleThatHeldItByNameAndAsksAllOthers() {
        Fate mail = post.from(DESK).with("Subject", "Let it in").send();

        assertThat(held.act(MailAct.RELEASE, mail.id(), MINA, "A colleague wrote from home"))
                .isEqualTo(new MailOutcome.Done("OPENED", null));

        Fate now = post.fate(mail.id());
        assertThat(now.answer("own-address-as-sender")).isEqualTo("waived: " + MailReason.OWN_ADDRESS.of());
        assertThat(now.answer("automatic")).isEqualTo("pass");
        assertThat(post.bodies(now.ticketId())).containsExactly("Nobody can sign in.\n");
        assertThat(recorder.acts(mail.id())).singleElement().satisfies(act -> {
            assertThat(act.byEmail()).isEqualTo("mina@desk.example");
            assertThat(act.reason()).isEqualTo("A colleague wrote from home");
            assertThat(act.was()).isEqualTo(MailReason.OWN_ADDRESS.of());
            assertThat(act.became()).isEqualTo("OPENED");
            assertThat(act.ticket()).isEqualTo(post.number(now.ticketId()));
        });
    }

    @Test
    void whatOneReleaseWaivedStaysWaivedWhenTheNextRuleHolds() {
        Fate mail = post.from(DESK)
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying("--b\r\n\r\nx\r\n".repeat(1_100))
                .send();

        assertThat(held.act(MailAct.RELEASE, mail.id(), MINA, null))
                .isEqualTo(new MailOutcome.Done("HELD", "more than 1000 parts"));
        assertThat(held.act(MailAct.RELEASE, mail.id(), MINA, null)).isEqualTo(new MailOutcome.Done("OPENED", null));
    }

    @Test
    void mailThatNamesNobodyCannotBeReleased() {
        Fate mail = post.from(DANA).without("From").returnPath("").send();

        assertThat(held.act(MailAct.RELEASE, mail.id(), MINA, null)).isEqualTo(new MailOutcome.NobodyNamed());
        assertThat(post.fate(mail.id()).decision()).isEqualTo("HELD");
        assertThat(recorder.acts(mail.id())).isEmpty();
    }

    @Test
    void droppedMailStaysOnRecordWithItsBytes() {
        Fate mail = post.from(DESK).send();

        held.act(MailAct.DROP, mail.id(), MINA, "Forged");

        Fate now = post.fate(mail.id());
        assertThat(now.decision()).isEqualTo("IGNORED");
        assertThat(now.reason()).isEqualTo("dropped by mina@desk.example");
        assertThat(now.answer("dropped")).isEqualTo("ignore: dropped by mina@desk.example");
        assertThat(recorder.raw(mail.id())).isPresent();
        assertThat(held.act(MailAct.RELEASE, mail.id(), MINA, null)).isEqualTo(new MailOutcome.NotHeld("IGNORED"));
    }

    @Test
    void ofManyReleasesAtOnceOneOpensATicketAndTheOthersAreTold() throws Exception {
        Fate mail = post.from(DESK).send();
        int people = 6;
        CountDownLatch together = new CountDownLatch(people);
        List<MailOutcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
            List<Future<MailOutcome>> all = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                all.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return held.act(MailAct.RELEASE, mail.id(), MINA, null);
                }));
            }
            for (Future<MailOutcome> one : all) {
                outcomes.add(one.get());
            }
        }

        assertThat(outcomes).containsOnlyOnce(new MailOutcome.Done("OPENED", null));
        assertThat(outcomes.stream().filter(new MailOutcome.NotHeld("OPENED")::equals))
                .hasSize(people - 1);
        assertThat(recorder.acts(mail.id())).hasSize(1);
    }

    @Test
    void poisonThatIsPoisonStillStaysHeldAndItsFaultIsTold() {
        jdbc.sql("alter table ticketing.message add constraint bitter check (body <> E'bitter\\n')")
                .update();
        MailInbox inbox = desk.part(MailInbox.class);
        long id = inbox.accept(DANA, List.of(DESK), "From: dana@delta-channel.example\n\nbitter\n".getBytes(UTF_8));
        RunningDesk.until(() -> {
            jdbc.sql("update intake.inbox set next_try_at = received_at where id = :id and decision is null")
                    .param("id", id)
                    .update();
            inbox.drain();
            return recorder.mail(id).orElseThrow().isHeld();
        });

        assertThat(held.act(MailAct.RETRY, id, MINA, null)).isInstanceOf(MailOutcome.Failed.class);
        assertThat(recorder.acts(id).getFirst().said()).contains("bitter");
        assertThat(recorder.acts(id).getFirst().became()).isEqualTo("HELD");

        jdbc.sql("alter table ticketing.message drop constraint bitter").update();
        assertThat(held.act(MailAct.RETRY, id, MINA, "Mended")).isEqualTo(new MailOutcome.Done("OPENED", null));
    }

    @Test
    void mailThatIsNotHeldIsLeftAloneAndHistoryCannotBeChanged() {
        Fate opened = post.from(DANA).send();
        Fate mail = post.from(DESK).send();
        held.act(MailAct.RETRY, mail.id(), MINA, null);

        assertThat(held.act(MailAct.DROP, opened.id(), MINA, null)).isEqualTo(new MailOutcome.NotHeld("OPENED"));
        assertThat(held.act(MailAct.DROP, 999_999_999, MINA, null)).isEqualTo(new MailOutcome.NotFound());
        assertThatThrownBy(() -> jdbc.sql("delete from intake.mail_act").update())
                .hasMessageContaining("append-only");
    }
}
