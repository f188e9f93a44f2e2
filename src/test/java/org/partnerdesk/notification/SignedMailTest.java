package org.partnerdesk.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.support.HandClock;
import org.springframework.util.unit.DataSize;

/** What a receiving server finds when it checks the signature, and what a sign-in needs. */
class SignedMailTest {
    private final ScriptedServer server = new ScriptedServer();
    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
    private KeyPair keys;

    @TempDir
    Path folder;

    @BeforeEach
    void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void signatureHoldsForTheBytesThatWentOverTheWire() throws Exception {
        send(RelaySettings.PLAIN, Dkim.of(dkim(keyFile())), "help@eu.desk.example");
        String mail = server.taken().getFirst();

        assertThat(isRight(mail)).isTrue();
        assertThat(isRight(mail.replace("Subject: Hello", "Subject: Goodbye"))).isFalse();
        assertThat(isRight(mail.replace("To: dana@", "To: eve@"))).isFalse();
        assertThat(tags(mail)).containsEntry("d", "desk.example").containsEntry("s", "spring");
    }

    @Test
    void mailFromAnotherDomainIsNotSigned() throws Exception {
        send(RelaySettings.PLAIN, Dkim.of(dkim(keyFile())), "help@notdesk.example");

        assertThat(server.taken().getFirst()).doesNotContain("DKIM-Signature");
    }

    @Test
    void aKeyThatCannotBeReadIsSaidAtStart() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.pem"), "nothing");

        assertThatThrownBy(() -> Dkim.of(dkim(file)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("broken.pem");
    }

    @Test
    void noPasswordGoesToAServerThatDoesNotEncrypt() {
        RelaySettings signIn = new RelaySettings("desk", "secret", false, null, null, "x", null);

        assertThat(send(signIn, null, "help@desk.example")).isInstanceOf(Relay.Reply.Later.class);
        assertThat(server.taken()).isEmpty();
        assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        assertThat(signIn.toString()).doesNotContain("secret");
    }

    private RelaySettings dkim(Path key) {
        return new RelaySettings(null, null, false, null, "desk.example", "spring", key);
    }

    private Path keyFile() throws Exception {
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private Relay.Reply send(RelaySettings settings, Dkim dkim, String sender) {
        MailSettings mail = new MailSettings(
                DataSize.ofMegabytes(25), DataSize.ofMegabytes(64), 10, Duration.ofSeconds(5), 1, Map.of());
        try (Relay relay = new Relay(
                new DeskSettings.Relay("localhost", server.port()), mail, settings, dkim, "instance", clock)) {
            return relay.send(new OutgoingMail(
                    1,
                    null,
                    Occasion.CONFIRMATION,
                    "dana@delta-channel.example",
                    sender,
                    "Partner Support",
                    sender,
                    "Hello",
                    "text  with   spaces \n\n\n",
                    "<p>สวัสดี</p>",
                    "en",
                    "pd.1.once.sig@desk.example",
                    null,
                    List.of("one@delta-channel.example", "two@delta-channel.example"),
                    true));
        }
    }

    private static Map<String, String> tags(String mail) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : field(mail, "DKIM-Signature").split(";")) {
            int is = tag.indexOf('=');
            tags.put(tag.substring(0, is).strip(), tag.substring(is + 1).replaceAll("\\s", ""));
        }
        return tags;
    }

    private static String field(String mail, String name) {
        String headers = mail.substring(0, mail.indexOf("\r\n\r\n"));
        for (String field : headers.split("\r\n(?=[^ \t])")) {
            if (field.toLowerCase(java.util.Locale.ROOT).startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":")) {
                return field.substring(name.length() + 1);
            }
        }
        throw new AssertionError("no " + name);
    }

    /** The steps of RFC 6376 section 6.1, from the receiving side. */
    private boolean isRight(String mail) throws Exception {
        Map<String, String> tags = tags(mail);
        StringBuilder body = new StringBuilder();
        for (String line : mail.substring(mail.indexOf("\r\n\r\n") + 4).split("\r\n")) {
            body.append(line.replaceAll("[ \t]+", " ").stripTrailing()).append("\r\n");
        }
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(body.toString().getBytes(ISO_8859_1)));
        StringBuilder signed = new StringBuilder();
        for (String name : tags.get("h").split(":")) {
            signed.append(canonical(name, field(mail, name))).append("\r\n");
        }
        String signature = field(mail, "DKIM-Signature");
        signed.append(canonical("DKIM-Signature", signature.substring(0, signature.indexOf(" b=") + 3)));
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(keys.getPublic());
        rsa.update(signed.toString().getBytes(ISO_8859_1));
        return hash.equals(tags.get("bh")) && rsa.verify(Base64.getDecoder().decode(tags.get("b")));
    }

    private static String canonical(String name, String value) {
        return name.toLowerCase(java.util.Locale.ROOT) + ":"
                + value.replaceAll("\\s+", " ").strip();
    }
}
