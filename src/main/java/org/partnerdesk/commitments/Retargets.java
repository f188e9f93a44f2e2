package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerdesk.commitments.Retarget.Cause;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.text.StorableText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to moving open clocks to rules that were put in force after they opened. It is counted first what would move;
 * clocks move only when somebody says so, in the background, a batch of tickets at a time. What was missed stays missed.
 */
@Component
@Transactional
public class Retargets {
    private final RetargetStore store;
    private final Bell retargetBell;
    private final Clock clock;

    Retargets(RetargetStore store, Bell retargetBell, Clock clock) {
        this.store = store;
        this.retargetBell = retargetBell;
        this.clock = clock;
    }

    /**
     * Has it counted which open clocks the rules of that moment would move. Nothing moves by it.
     *
     * @param subject the policy's version, or the calendar's code: told in the ledger of each ticket that is moved
     * @param effectiveAt when those rules come into force; a moment that has passed counts as now
     * @return the number of the retarget
     */
    public long plan(Cause cause, String subject, String byEmail, String reason, Instant effectiveAt) {
        Instant now = clock.instant();
        String why = StorableText.of(reason).strip();
        long id = store.insert(cause, subject, byEmail, why, now, effectiveAt.isBefore(now) ? now : effectiveAt);
        retargetBell.ringAfterCommit();
        return id;
    }

    /** Moves what was counted, once the rules are in force. @return false unless it is counted and not moved yet */
    public boolean go(long id) {
        boolean approved = store.approve(id);
        retargetBell.ringAfterCommit();
        return approved;
    }

    /** What moved a ticket's clocks, by the instant at which it did. */
    @Transactional(readOnly = true)
    public Map<Instant, Retarget> ofTicket(long ticketId) {
        return store.ofTicket(ticketId);
    }

    @Transactional(readOnly = true)
    public Optional<Retarget> find(long id) {
        return store.find(id);
    }

    /** Those for one policy's version or one calendar, the newest first. */
    @Transactional(readOnly = true)
    public List<Retarget> of(Cause cause, String subject) {
        return store.of(cause, subject);
    }
}
