package org.partnerdesk.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.intake.mail.reading.MailReader;

/** What servers before the desk say is heard when they are the desk's own, and not otherwise. */
class OuterSignsTest {
    private static final FilterSettings FILTER =
            new FilterSettings(List.of("mx.desk.example"), List.of("X-Spam-Flag: YES"), "X-Spam-Score", 6.5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mx.desk.example; spf=pass smtp.mailfrom=x.example; dkim=pass; dmarc=pass      | told: spf=pass dkim=pass dmarc=pass
            mx.desk.example 1; spf=fail; dkim=none; dmarc=fail header.from=x.example      | hold: not what its domain sends: spf=fail dkim=none dmarc=fail
            MX.desk.example; spf=fail (not allowed); dkim=none                            | hold: not what its domain sends: spf=fail dkim=none
            mx.desk.example; spf=fail; dkim=fail; dkim=pass header.d=x.example            | told: spf=fail dkim=pass
            mx.desk.example; spf=softfail                                                 | told: spf=softfail
            mx.desk.example; dmarc=pass (was dmarc=fail)                                  | told: dmarc=pass
            mx.desk.example; none                                                         | pass
            mx.elsewhere.example; dmarc=fail                                              | pass
            evil.example (mx.desk.example); dmarc=pass                                    | pass""")
    void trustedServersAreHeard(String header, String answer) {
        assertThat(OuterSigns.authentication(facts("Authentication-Results: " + header + "\n"))
                        .words())
                .isEqualTo(answer);
    }

    @Test
    void theFirstHeaderOfATrustedServerSpeaks() {
        assertThat(OuterSigns.authentication(facts("""
                        Authentication-Results: mx.elsewhere.example; dmarc=pass
                        Authentication-Results: mx.desk.example; dmarc=fail
                        Authentication-Results: mx.desk.example; dmarc=pass
                        """)).words()).startsWith("hold: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Spam-Flag: yes           | hold: another filter says X-Spam-Flag YES
            X-Spam-Flag: no            | pass
            X-Spam-Score: 6.5 (ouch)   | hold: another filter says X-Spam-Score 6.5
            X-Spam-Score: 6.4          | pass
            X-Spam-Score: -12          | pass
            X-Spam-Score: none         | pass""")
    void aFilterHolds(String header, String answer) {
        assertThat(OuterSigns.filter(facts(header + "\n")).words()).isEqualTo(answer);
    }

    @Test
    void aHeldOneIsReleasedByAPerson() {
        Trail trail = new Trail();
        Screening.Screened screened = Screening.ask(
                facts("Authentication-Results: mx.desk.example; dmarc=fail\n"), Set.of("authentication"), trail);

        assertThat(screened.objection()).isNull();
        assertThat(trail.steps())
                .contains(new Trail.Step("authentication", "waived: not what its domain sends: dmarc=fail"));
    }

    private static MailFacts facts(String headers) {
        String raw = headers + "From: dana@delta-channel.example\nSubject: x\n\nHello\n";
        WaitingMail waiting = new WaitingMail(
                1,
                "help@desk.example",
                "dana@delta-channel.example",
                List.of("help@desk.example"),
                Instant.EPOCH,
                0,
                false,
                raw.getBytes(UTF_8));
        return new MailFacts(
                waiting,
                MailReader.read(waiting.raw(), null),
                new Sender("dana@delta-channel.example", null, null, null),
                false,
                1,
                "instance",
                FILTER);
    }
}
