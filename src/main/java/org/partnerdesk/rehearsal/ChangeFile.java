package org.partnerdesk.rehearsal;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.text.CsvRow;
import org.springframework.stereotype.Component;

/**
 * The tickets that a rehearsal would change as CSV (RFC 4180): the same bytes for the same rehearsal. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
@Component
public class ChangeFile {
    private static final int PAGE = 1_000;
    private static final List<String> HEAD = List.of(
            "ticket",
            "region",
            "partner",
            "zoid",
            "account",
            "class_before",
            "class_after",
            "severity_before",
            "severity_after",
            "severity_by_hand",
            "handling_seconds");

    private final Rehearsals rehearsals;

    ChangeFile(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    public void write(long rehearsalId, Appendable out) throws IOException {
        out.append(CsvRow.of(HEAD.stream()));
        List<Change> page = rehearsals.changes(rehearsalId, null, null, null, PAGE);
        while (!page.isEmpty()) {
            for (Change change : page) {
                out.append(CsvRow.of(cells(change)));
            }
            page = rehearsals.changes(rehearsalId, null, null, page.getLast().ticketId(), PAGE);
        }
    }

    private static Stream<@Nullable Object> cells(Change c) {
        return Stream.of(
                c.number(),
                c.region(),
                c.partner(),
                c.zoid(),
                c.account(),
                c.verdictBefore(),
                c.verdictAfter(),
                c.severityBefore(),
                c.severityAfter(),
                c.byHand(),
                c.handlingSeconds());
    }
}
