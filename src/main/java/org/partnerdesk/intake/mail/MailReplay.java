package org.partnerdesk.intake.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to the question: what would become of mail of the past by today's rules? Every mail is read and asked about
 * in a transaction that the database itself lets write nothing, and nothing is done about it.
 */
@Component
public class MailReplay {
    /** How many mails are looked at in one go. */
    public static final int MOST = 1_000;

    /** The longest range. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private final ReplayQueries queries;
    private final MailPlanner planner;
    private final TransactionTemplate readOnly;

    MailReplay(ReplayQueries queries, MailPlanner planner, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.planner = planner;
        this.readOnly = new TransactionTemplate(transactions);
        this.readOnly.setReadOnly(true);
    }

    /** What became of a mail, or would. @param ticket number of the ticket it joined or opened */
    public record Fate(
            String decision,
            @Nullable String reason,
            @Nullable String ticket) {}

    /** A mail that would fare otherwise today. */
    public record Differing(
            long id,
            Instant receivedAt,
            @Nullable String subject,
            @Nullable String sender,
            Fate was,
            Fate now) {}

    /**
     * What came of it.
     *
     * @param seen how many mails were looked at
     * @param same of how many the decision would be the same
     * @param byHand how many people had released or dropped; no rule decided about these
     * @param complete false when the range holds more than {@link #MOST} mails; the oldest were looked at
     */
    public record Replayed(int seen, int same, int byHand, boolean complete, List<Differing> differing) {}

    /**
     * Looks at the mails that were decided about.
     *
     * @param from the first moment of receipt
     * @param to the first moment behind; at most {@link #LONGEST} after {@code from}
     * @throws IllegalArgumentException for a range that is none or too long
     */
    public Replayed replay(Instant from, Instant to) {
        if (!isRange(from, to)) {
            throw new IllegalArgumentException(from + " - " + to);
        }
        List<Long> ids = queries.decided(from, to, MOST + 1);
        int same = 0;
        int byHand = 0;
        List<Differing> differing = new ArrayList<>();
        List<Long> looked = ids.subList(0, Math.min(MOST, ids.size()));
        for (long id : looked) {
            ReplayQueries.Past past = queries.past(id);
            if (past.byHand()) {
                byHand++;
                continue;
            }
            Plan now = plan(past);
            if (isSame(past, now)) {
                same++;
            } else {
                differing.add(differing(past, now));
            }
        }
        return new Replayed(looked.size(), same, byHand, ids.size() <= MOST, differing);
    }

    /** Whether there is such a range and it is not too long. */
    public static boolean isRange(Instant from, Instant to) {
        return from.isBefore(to) && Duration.between(from, to).compareTo(LONGEST) <= 0;
    }

    private Plan plan(ReplayQueries.Past past) {
        try {
            return readOnly(
                    () -> planner.plan(planner.facts(past.mail(), queries::firstDelivery), Set.of(), new Trail()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (MailFault.isOutage(e)) {
                throw e;
            }
            return new Plan(Decision.HELD, MailFault.words(e), null, null, false);
        }
    }

    /** Runs {@code work} where the database refuses every write. */
    <T> T readOnly(Supplier<T> work) {
        return Objects.requireNonNull(readOnly.execute(status -> work.get()));
    }

    /** Whether a ticket would take a message is not tried: where it did not then, it would not now. */
    private static boolean isSame(ReplayQueries.Past past, Plan now) {
        if (now.decision() == Decision.OPENED) {
            return past.decision().equals(Decision.OPENED.name());
        }
        boolean refusedThen = past.decision().equals(Decision.HELD.name()) && past.ticketId() != null;
        boolean sameDecision =
                past.decision().equals(now.decision().name()) || refusedThen && now.decision() == Decision.REPLIED;
        return sameDecision && Objects.equals(past.ticketId(), now.ticketId());
    }

    private Differing differing(ReplayQueries.Past past, Plan now) {
        return new Differing(
                past.mail().id(),
                past.mail().receivedAt(),
                past.subject(),
                past.sender(),
                new Fate(past.decision(), past.reason(), queries.number(past.ticketId())),
                new Fate(now.decision().name(), now.reason(), queries.number(now.ticketId())));
    }
}
