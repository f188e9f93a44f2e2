package org.partnerdesk.intake.mail.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.partnerdesk.intake.mail.reading.MailFile.read;

import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mail made to hurt its reader. */
class HostileMailTest {
    @Test
    void saysWhyItStoppedInMailWithoutEnd() {
        StringBuilder deep = new StringBuilder("From: a@b.example\r\n");
        for (int i = 0; i < 500; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        StringBuilder wide = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int i = 0; i < 10_000; i++) {
            wide.append("--b\r\n\r\nx\r\n");
        }

        assertThat(read(deep.toString().getBytes(UTF_8)).flaw()).isEqualTo("more than 100 levels");
        assertThat(read(wide.toString().getBytes(UTF_8)).flaw()).isEqualTo("more than 1000 parts");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void endsSoonOnHostileMail(String what, String raw) {
        byte[] bytes = raw.getBytes(ISO_8859_1);

        // What grows with the square takes minutes; this leaves room for a busy machine.
        assertTimeout(Duration.ofSeconds(20), () -> read(bytes), what);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("header of 10 MB", "Subject: " + "x".repeat(10_000_000) + "\n\nx"),
                arguments("encoded words without end", "Subject: " + "=?utf-8?q?".repeat(500_000) + "\n\nx"),
                arguments("a million header lines", "X: y\n".repeat(1_000_000) + "\nx"),
                arguments("quotes never closed", "From: " + "\"\\".repeat(1_000_000) + "\n\nx"),
                arguments("addresses without end", "To: " + "a@b.example,".repeat(200_000) + "\n\nx"),
                arguments("ids without end", "References: " + "<a@b> ".repeat(300_000) + "\n\nx"),
                arguments(
                        "parameters without end", "Content-Type: text/plain" + "; a*1*=%41".repeat(200_000) + "\n\nx"),
                arguments("lines that look like quotes", "Subject: Re\n\nx\n" + "On 1 <a@b> wrote :\n".repeat(300_000)),
                arguments("digits in lines", "Subject: Re\n\n" + ("1".repeat(900) + ":\n").repeat(10_000)),
                arguments("dashes", "Subject: Re\n\n" + ("- ".repeat(400) + "\n").repeat(5_000)),
                arguments(
                        "boundaries inside boundaries",
                        "Content-Type: multipart/mixed\n\n"
                                + "--aaaa\nContent-Type: multipart/mixed\n\n".repeat(50_000)),
                arguments("HTML without end", "Content-Type: text/html\n\n" + "<div>".repeat(100_000) + "x"),
                arguments(
                        "forwarded HTML inside forwarded HTML",
                        "Content-Type: text/html\n\n" + "<div class=gmail_quote>Forwarded message:<br>".repeat(2_000)));
    }

    @Property(tries = 300)
    void neverThrows(@ForAll @Size(max = 2_000) byte[] anything) {
        assertThat(read(anything)).isNotNull();
    }

    @Property(tries = 300)
    void neverThrowsOnMailHurtAnywhere(@ForAll int place, @ForAll byte hurt, @ForAll int file) {
        String[] files = {"file-names-rfc2231", "html-gmail-reply", "delivery-report", "forward-attached"};
        byte[] raw = MailFile.bytes(files[Math.floorMod(file, files.length)]);
        raw[Math.floorMod(place, raw.length)] = hurt;

        assertThat(read(raw).text()).doesNotContain("\0");
    }
}
