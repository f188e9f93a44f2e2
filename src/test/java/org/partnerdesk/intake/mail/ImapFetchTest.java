package org.partnerdesk.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.support.HandClock;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real IMAP server on one side, the desk's inbox on the other. */
class ImapFetchTest {
    private static final String OURS = "partner-support@zohocorp.com";
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final RunningDesk desk = RunningDesk.shared();
    private final JdbcClient jdbc = desk.part(JdbcClient.class);
    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T10:00:00Z"));
    private final String word = UUID.randomUUID().toString();
    private GreenMail server;
    private GreenMailUser user;

    @BeforeEach
    void start() {
        jdbc.sql("delete from intake.fetch_missed").update();
        jdbc.sql("delete from intake.fetch").update();
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser("desk@mail.example", "desk", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void fetchesWhatIsNewOnceAndChangesNothingOnTheServer() throws Exception {
        put("one");
        put("two");
        ImapFetch node = node();
        node.fetch(account(null));
        node.fetch(account(null));
        put("three");
        node.fetch(account(null));

        assertThat(kept()).containsExactly("one", "two", "three");
        assertThat(server.getManagers().getImapHostManager().getInbox(user).getMessages())
                .hasSize(3)
                .noneMatch(message -> message.getFlags().contains(Flags.Flag.SEEN));
    }

    @Test
    void anotherUidValidityFetchesAllOnceMoreAndRepetitionsAreIgnored() throws Exception {
        put("again");
        node().fetch(account(null));
        jdbc.sql("update intake.fetch set uid_validity = uid_validity - 1, last_uid = 1000000, held_until = null")
                .update();
        node().fetch(account(null));

        assertThat(kept()).containsExactly("again", "again");
        RunningDesk.until(() -> decisions("IGNORED") == 1 && decisions("OPENED") == 1);
    }

    @Test
    void whatFailsBeforeTheCommitLeavesTheCursorAndComesAgain() throws Exception {
        put("crash");
        ImapFetch node = node();
        new TransactionTemplate(desk.part(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            node.fetch(account(null));
            status.setRollbackOnly();
        });
        assertThat(kept()).isEmpty();

        node.fetch(account(null));
        assertThat(kept()).containsExactly("crash");
    }

    @Test
    void oneOfTwoNodesFetchesAndTheOtherFollowsWhenTheLeaseHasEnded() throws Exception {
        put("first");
        ImapFetch first = node();
        ImapFetch second = node();
        first.fetch(account(null));
        put("second");
        second.fetch(account(null));
        assertThat(kept()).containsExactly("first");

        clock.move(LEASE);
        second.fetch(account(null));
        first.fetch(account(null));
        assertThat(kept()).containsExactly("first", "second");
    }

    @Test
    void mailThatIsTooLargeIsPassedNotedAndHoldsUpNothing() throws Exception {
        put("before");
        put("large " + "x".repeat(3_000));
        put("after");
        node(new MailSettings(
                        org.springframework.util.unit.DataSize.ofKilobytes(2),
                        org.springframework.util.unit.DataSize.ofMegabytes(1),
                        1,
                        Duration.ofSeconds(10),
                        1,
                        Map.of()))
                .fetch(account(null));

        assertThat(kept()).containsExactly("before", "after");
        assertThat(jdbc.sql("select reason from intake.fetch_missed")
                        .query(String.class)
                        .single())
                .startsWith("Larger than");
    }

    @Test
    void signsInWithATokenThatItRefreshes() throws Exception {
        put("by token");
        HttpServer tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StringBuilder asked = new StringBuilder();
        tokens.createContext("/token", exchange -> {
            try (InputStream body = exchange.getRequestBody()) {
                asked.append(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
            boolean right = asked.indexOf("refresh_token=good") >= 0;
            byte[] answer = (right
                            ? "{\"access_token\": \"secret\", \"expires_in\": 3600}"
                            : "{\"error\": \"invalid_grant\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(right ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        tokens.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + tokens.getAddress().getPort() + "/token");
            ImapFetch node = node();
            node.fetch(account(new ImapSettings.OAuth(url, "client", "hush", "bad")));
            assertThat(kept()).isEmpty();
            assertThat(jdbc.sql("select last_error from intake.fetch")
                            .query(String.class)
                            .single())
                    .isEqualTo("Token refresh failed: 400 invalid_grant");

            node.fetch(account(new ImapSettings.OAuth(url, "client", "hush", "good")));
            node.fetch(account(new ImapSettings.OAuth(url, "client", "hush", "good")));
            assertThat(kept()).containsExactly("by token");
            assertThat(asked.toString().lines()).hasSize(2);
            clock.move(Duration.ofHours(1));
            node.fetch(account(new ImapSettings.OAuth(url, "client", "hush", "good")));
            assertThat(asked.toString().lines()).hasSize(3);
        } finally {
            tokens.stop(0);
        }
    }

    @Test
    void theAddressThatItWasDeliveredToDecidesWhichOfOursItCameTo() throws Exception {
        String europe = "partner-support@eu.zohocorp.com";
        user.deliver(message("X-Original-To: " + europe + "\r\nDelivered-To: desk@mail.example\r\n", "to Europe"));
        user.deliver(message("Delivered-To: stranger@elsewhere.example\r\n", "to nobody of ours"));
        node().fetch(account(null));

        assertThat(jdbc.sql("""
                select i.mailbox from intake.inbox i join intake.delivery d on d.id = i.delivery_id
                where position(:word::bytea in d.raw) > 0 order by i.id""")
                        .param("word", word.getBytes(StandardCharsets.UTF_8))
                        .query(String.class)
                        .list())
                .containsExactly(europe, OURS);
    }

    @Test
    void aServerThatTellsOfNewMailIsListenedTo() throws Exception {
        ImapFetch node = node();
        CountDownLatch end = new CountDownLatch(1);
        Thread listener = Thread.ofVirtual().start(() -> node.watch(account(null), end));
        try {
            RunningDesk.until(() -> jdbc.sql("select count(*) from intake.fetch where last_success_at is not null")
                            .query(Long.class)
                            .single()
                    == 1);
            put("told at once");
            RunningDesk.until(() -> kept().equals(List.of("told at once")));
            put("and again");
            RunningDesk.until(() -> kept().equals(List.of("told at once", "and again")));
        } finally {
            end.countDown();
        }
        assertThat(listener.join(Duration.ofSeconds(10))).isTrue();
    }

    private MimeMessage message(String headers, String text) throws Exception {
        String raw = headers + "From: dana@delta-channel.example\r\nSubject: " + word + "\r\nMessage-ID: <"
                + UUID.randomUUID() + "@test.example>\r\n\r\n" + text + "\r\n";
        return new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private void put(String text) throws Exception {
        user.deliver(message("To: " + OURS + "\r\n", text));
    }

    private List<String> kept() {
        return jdbc
                .sql("select raw from intake.delivery where peer = 'imap' order by id")
                .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list()
                .stream()
                .filter(raw -> raw.contains(word))
                .map(raw -> raw.substring(raw.indexOf("\r\n\r\n")).strip())
                .toList();
    }

    private long decisions(String decision) {
        return jdbc.sql("select count(*) from intake.inbox where subject = :word and decision = :decision")
                .param("word", word)
                .param("decision", decision)
                .query(Long.class)
                .single();
    }

    private ImapSettings.Account account(ImapSettings.OAuth oauth) {
        return new ImapSettings.Account(
                OURS,
                "127.0.0.1",
                server.getImap().getPort(),
                ImapSettings.Security.NONE,
                "desk",
                oauth == null ? "secret" : null,
                oauth,
                "INBOX");
    }

    private ImapFetch node() {
        return node(desk.part(MailSettings.class));
    }

    private ImapFetch node(MailSettings mail) {
        return new ImapFetch(
                desk.part(FetchStore.class),
                desk.part(MailInbox.class),
                desk.part(Mailboxes.class),
                new AccessTokens(clock),
                new ImapSettings(List.of(), Duration.ofSeconds(30), LEASE),
                mail,
                desk.part(PlatformTransactionManager.class),
                clock);
    }
}
