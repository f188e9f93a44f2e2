package org.partnerdesk.rehearsal;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.text.CsvRow;
import org.springframework.stereotype.Component;

/** The promises that a rehearsal would have made or broken, as CSV: the same bytes for the same rehearsal. */
@Component
public class PromiseChangeFile {
    private static final List<String> HEAD = List.of(
            "ticket",
            "cycle",
            "milestone",
            "severity",
            "data_centre",
            "partner",
            "goal_missed_before",
            "goal_missed_after",
            "limit_missed_before",
            "limit_missed_after");

    private final PromiseRehearsals rehearsals;

    PromiseChangeFile(PromiseRehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    public void write(long rehearsalId, Appendable out) throws IOException {
        out.append(CsvRow.of(HEAD.stream()));
        List<PromiseChange> page = rehearsals.changes(rehearsalId, null, null);
        while (!page.isEmpty()) {
            for (PromiseChange change : page) {
                out.append(CsvRow.of(cells(change)));
            }
            page = rehearsals.changes(rehearsalId, null, page.getLast().ticketId());
        }
    }

    private static Stream<@Nullable Object> cells(PromiseChange c) {
        return Stream.of(
                c.number(),
                c.cycle(),
                c.milestone(),
                c.severity(),
                c.dataCentre(),
                c.partner(),
                c.goalBefore(),
                c.goalAfter(),
                c.limitBefore(),
                c.limitAfter());
    }
}
