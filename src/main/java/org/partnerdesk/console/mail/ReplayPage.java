package org.partnerdesk.console.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.intake.mail.MailReplay;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/mails/replay}: which mails of some days would fare otherwise by today's rules. It changes nothing. */
@Controller
class ReplayPage {
    private final MailReplay replay;
    private final ViewCounts counts;
    private final Clock clock;

    ReplayPage(MailReplay replay, ViewCounts counts, Clock clock) {
        this.replay = replay;
        this.counts = counts;
        this.clock = clock;
    }

    /** Days are UTC's, both counted in. */
    @GetMapping("/desk/mails/replay")
    String show(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, Model model) {
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        boolean asked = !from.isBlank() || !to.isBlank();
        Instant begin = start(from, 0);
        Instant end = start(to.isBlank() ? from : to, 1);
        boolean possible = begin != null && end != null && MailReplay.isRange(begin, end);
        model.addAttribute(
                "view",
                new ReplayView(
                        begin == null ? today : from.strip(),
                        end == null ? today : (to.isBlank() ? from : to).strip(),
                        asked && !possible,
                        asked && possible && begin != null && end != null ? replay.replay(begin, end) : null,
                        counts.of(SignedIn.current().orElseThrow().email())));
        return "console/mail/replay";
    }

    private static @Nullable Instant start(String day, int later) {
        try {
            LocalDate date = LocalDate.parse(day.strip());
            // Beyond these years neither database nor calendar goes along.
            return date.getYear() < 1970 || date.getYear() > 9998
                    ? null
                    : date.plusDays(later).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
