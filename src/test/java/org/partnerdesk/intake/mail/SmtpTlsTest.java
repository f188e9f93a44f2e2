package org.partnerdesk.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.support.RunningDesk;

/** Mail over STARTTLS, with a certificate of the operator's, and no more of it than an address may send. */
class SmtpTlsTest {
    private static final int A_MINUTE = 4;
    private static RunningDesk desk;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "smtp",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "secret",
                        "-validity",
                        "30")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        desk = RunningDesk.with(Map.of(
                "spring.ssl.bundle.jks.mail.keystore.location", keys.toUri().toString(),
                "spring.ssl.bundle.jks.mail.keystore.password", "secret",
                "partnerdesk.smtp.tls-bundle", "mail",
                "partnerdesk.smtp.require-tls", "true",
                "partnerdesk.smtp.per-address", Integer.toString(A_MINUTE)));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void mailComesOverTlsAndNotWithout() throws Exception {
        send("Over TLS", true);
        assertThat(desk.ticket("Over TLS").get("requester").stringValue()).isEqualTo("dana@delta-channel.example");

        assertThatThrownBy(() -> send("In the open", false))
                .satisfies(refused -> assertThat(refused.toString()).contains("STARTTLS"));

        // Whoever sends more than their share is put off, not refused.
        assertThatThrownBy(() -> {
                    // A minute may end in between.
                    for (int i = 0; i < 3 * A_MINUTE; i++) {
                        send("One of many " + i, true);
                    }
                })
                .satisfies(refused -> assertThat(refused.toString()).contains("4.7.1"));
    }

    @Test
    void aBundleThatIsNoneIsOneClearSentence() {
        Throwable refused = catchThrowable(() -> RunningDesk.with(Map.of("partnerdesk.smtp.tls-bundle", "nowhere")));

        assertThat(Stream.iterate(refused, Objects::nonNull, Throwable::getCause))
                .anySatisfy(cause -> assertThat(cause)
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("partnerdesk.smtp.tls-bundle is nowhere"));
    }

    private static void send(String subject, boolean tls) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(desk.smtpPort()));
        properties.put("mail.smtp.from", "dana@delta-channel.example");
        properties.put("mail.smtp.ssl.trust", "*");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("dana@delta-channel.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("partner-support@zohocorp.com"));
        mail.setSubject(subject);
        mail.setText("Hello");
        Transport.send(mail);
    }
}
