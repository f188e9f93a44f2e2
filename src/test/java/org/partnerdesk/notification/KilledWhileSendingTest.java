package org.partnerdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.support.RunningDesk.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerdesk.support.DeskProcess;

/** {@code kill -9} when the relay has the mail and its answer is not there yet: sent at least once, always as one mail. */
@Tag("long")
class KilledWhileSendingTest {
    private static final Pattern ID = Pattern.compile("(?im)^Message-ID: (<[^>]+>)");

    @TempDir
    Path home;

    @Test
    void whatWasInTheRelaysHandsIsSentOnceMoreUnderItsMessageId() throws Exception {
        Path folder = Files.createDirectory(home.resolve("data"));
        try (ScriptedServer server = new ScriptedServer()) {
            Map<String, String> settings = Map.of("PARTNERDESK_SMTP_RELAY", "localhost:" + server.port());
            AtomicReference<DeskProcess> running = new AtomicReference<>();
            server.beforeAnswer(() -> {
                DeskProcess desk = running.getAndSet(null);
                if (desk != null) {
                    kill(desk);
                }
            });
            try (DeskProcess desk = DeskProcess.on(folder, settings)) {
                running.set(desk);
                desk.rawMail("dana@delta-channel.example", "partner-support@zohocorp.com", """
                        From: dana@delta-channel.example
                        To: partner-support@zohocorp.com
                        Subject: Killed meanwhile
                        Message-ID: <one@delta-channel.example>

                        Help.
                        """);
                until(() -> running.get() == null && server.taken().size() == 1, Duration.ofSeconds(60));
            }
            try (DeskProcess desk = DeskProcess.on(folder, settings)) {
                until(
                        () -> desk.count("select count(*) from notification.outbox where state = 'SENT'") == 1,
                        Duration.ofSeconds(60));
            }
            assertThat(server.taken().stream().map(KilledWhileSendingTest::id).distinct())
                    .singleElement()
                    .asString()
                    .startsWith("<pd.");
            assertThat(server.taken()).hasSize(2);
        }
    }

    private static String id(String mail) {
        Matcher found = ID.matcher(mail);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void kill(DeskProcess desk) {
        try {
            desk.kill();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
