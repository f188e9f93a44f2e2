package org.partnerdesk.intake.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Speaks SMTP by hand, as clients do that no library would play. */
class SmtpDoorTest {
    private static final String OURS = "partner-support@zohocorp.com";

    private final RunningDesk desk = RunningDesk.shared();
    private final JdbcClient jdbc = desk.part(JdbcClient.class);

    @Test
    void keepsTheVeryBytesBeforeItSaysYes() throws IOException {
        byte[] raw =
                "From: dana@delta-channel.example\r\nSubject: Bytes \u00e9\r\n\r\n.dot\r\nbare\nlines\rhere \u0000\r\n"
                        .getBytes(ISO_8859_1);
        try (Client client = new Client(desk.smtpPort())) {
            client.envelope("dana@delta-channel.example", OURS);
            String answer = client.data(
                    new String(raw, ISO_8859_1).replace("\r\n.", "\r\n..").getBytes(ISO_8859_1));

            assertThat(answer).startsWith("250 2.0.0 Kept as ");
            byte[] kept = jdbc.sql("""
                    select d.raw from intake.delivery d join intake.inbox i on i.delivery_id = d.id where i.id = :id
                    """)
                    .param("id", Long.parseLong(answer.substring(answer.lastIndexOf(' ') + 1)))
                    .query((row, n) -> row.getBytes(1))
                    .single();
            assertThat(kept).isEqualTo(raw);
        }
    }

    @Test
    void takesMailForItsOwnAddressesOnlyWithOrWithoutTag() throws IOException {
        try (Client client = new Client(desk.smtpPort())) {
            client.say("MAIL FROM:<dana@delta-channel.example>");

            assertThat(client.say("RCPT TO:<somebody@elsewhere.example>")).startsWith("550 5.1.1");
            assertThat(client.say("RCPT TO:<partner-support+PD1.0000@zohocorp.com>"))
                    .startsWith("250");
            assertThat(client.say("RCPT TO:<Partner-Support@EU.ZohoCorp.com>")).startsWith("250");
        }
    }

    @Test
    void takesTheEmptyReturnPath() throws IOException {
        try (Client client = new Client(desk.smtpPort())) {
            assertThat(client.say("MAIL FROM:<>")).startsWith("250");
        }
    }

    @Test
    void refusesMailOfThirtyMegabytesAndKeepsNothingOfIt() throws IOException {
        long before = deliveries("big@delta-channel.example");
        byte[] line = ("x".repeat(998) + "\r\n").getBytes(ISO_8859_1);
        try (Client client = new Client(desk.smtpPort())) {
            client.envelope("big@delta-channel.example", OURS);
            assertThat(client.say("DATA")).startsWith("354");
            client.write("Subject: Big\r\n\r\n".getBytes(UTF_8));
            for (int i = 0; i < 30 * 1024; i++) {
                client.write(line);
            }

            assertThat(client.say(".")).startsWith("552 5.3.4");
            assertThat(client.say("RSET")).startsWith("250");
        }
        assertThat(deliveries("big@delta-channel.example")).isEqualTo(before);
    }

    @Test
    void announcesItsLimitSoThatClientsNeedNotTry() throws IOException {
        try (Client client = new Client(desk.smtpPort())) {
            assertThat(client.greeting).contains("SIZE 26214400");
        }
    }

    @Test
    void clientThatHangsUpInsideDataLeavesNothing() throws IOException {
        try (Client client = new Client(desk.smtpPort())) {
            client.envelope("gone@delta-channel.example", OURS);
            client.say("DATA");
            client.write("Subject: Half\r\n\r\nA mail that never".getBytes(UTF_8));
        }
        try (Client client = new Client(desk.smtpPort())) {
            client.envelope("stays@delta-channel.example", OURS);
            client.data("From: stays@delta-channel.example\r\nSubject: Whole\r\n\r\nx\r\n".getBytes(UTF_8));
        }
        assertThat(deliveries("gone@delta-channel.example")).isZero();
        assertThat(deliveries("stays@delta-channel.example")).isEqualTo(1);
    }

    @Test
    void oneRecordForEachOfOurAddressesAndTheBytesOnce() throws IOException {
        try (Client client = new Client(desk.smtpPort())) {
            client.say("MAIL FROM:<both@delta-channel.example>");
            client.say("RCPT TO:<" + OURS + ">");
            client.say("RCPT TO:<partner-support+tag@zohocorp.com>");
            client.say("RCPT TO:<partner-support@eu.zohocorp.com>");
            client.data("From: both@delta-channel.example\r\nSubject: Both\r\n\r\nx\r\n".getBytes(UTF_8));
        }
        assertThat(deliveries("both@delta-channel.example")).isEqualTo(1);
        assertThat(jdbc.sql("""
                        select i.mailbox from intake.inbox i join intake.delivery d on d.id = i.delivery_id
                        where d.envelope_from = 'both@delta-channel.example' order by i.id
                        """).query(String.class).list())
                .containsExactlyInAnyOrder(OURS, "partner-support@eu.zohocorp.com");
    }

    @Test
    void saysLaterWhileTheDatabaseIsAway() throws IOException {
        RunningDesk own = RunningDesk.with(java.util.Map.of("spring.datasource.hikari.connection-timeout", "500"));
        try (Client client = new Client(own.smtpPort())) {
            client.envelope("dana@delta-channel.example", OURS);
            own.part(com.zaxxer.hikari.HikariDataSource.class).close();

            assertThat(client.data("Subject: x\r\n\r\nx\r\n".getBytes(UTF_8))).startsWith("451 4.3.0");
        } finally {
            own.close();
        }
    }

    @Test
    void takenPortIsOneClearSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> SmtpDoor.open(
                            SmtpReception.server(
                                    desk.part(MailInbox.class),
                                    desk.part(Mailboxes.class),
                                    desk.part(MailSettings.class),
                                    new SenderRates(10, desk.part(Clock.class)),
                                    taken.getLocalPort(),
                                    null,
                                    false),
                            taken.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("PARTNERDESK_SMTP_PORT");
        }
    }

    private long deliveries(String envelopeFrom) {
        return jdbc.sql("select count(*) from intake.delivery where envelope_from = :from")
                .param("from", envelopeFrom)
                .query(Long.class)
                .single();
    }

    /** An SMTP client without manners. */
    static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;
        final String greeting;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            out = socket.getOutputStream();
            answer();
            greeting = say("EHLO client.example");
        }

        String say(String line) throws IOException {
            write((line + "\r\n").getBytes(UTF_8));
            return answer();
        }

        void envelope(String from, String to) throws IOException {
            say("MAIL FROM:<" + from + ">");
            say("RCPT TO:<" + to + ">");
        }

        /** @param raw dot-stuffed, ending in a line break */
        String data(byte[] raw) throws IOException {
            say("DATA");
            write(raw);
            return say(".");
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        private String answer() throws IOException {
            StringBuilder answer = new StringBuilder();
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                answer.append(line).append('\n');
                line = in.readLine();
            }
            return answer.append(line).toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
