package org.partnerdesk.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.platform.jobs.Bell;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to mail that went out, is about to, or did not arrive. */
@Component
@Transactional
public class Outbox {
    private final OutboxStore store;
    private final Bounces bounces;
    private final Bell bell;
    private final Clock clock;

    Outbox(OutboxStore store, Bounces bounces, Bell outboxBell, Clock clock) {
        this.store = store;
        this.bounces = bounces;
        this.bell = outboxBell;
        this.clock = clock;
    }

    /**
     * The newest mails.
     *
     * @param before only those older than this id; null: from the newest on
     */
    @Transactional(readOnly = true)
    public List<MailView> latest(int limit, @Nullable Long before) {
        return store.latest(null, limit, before);
    }

    /** The same of those in one state. */
    @Transactional(readOnly = true)
    public List<MailView> latest(MailView.State state, int limit, @Nullable Long before) {
        return state.isFailed() ? store.failed(state, limit, before) : store.latest(state, limit, before);
    }

    /** The newest of those that did not arrive: refused, come back or never sent. */
    @Transactional(readOnly = true)
    public List<MailView> failed(int limit, @Nullable Long before) {
        return store.failed(null, limit, before);
    }

    /** One mail. */
    @Transactional(readOnly = true)
    public Optional<MailView> find(long id) {
        return store.find(id);
    }

    /**
     * Sends a mail that did not arrive once more, at once and under the same Message-ID, whatever limits there are.
     *
     * @return false when there is no such mail or it is not one of those
     */
    public boolean resend(long id, Actor by) {
        boolean queued = bounces.resend(id, by, clock.instant());
        if (queued) {
            bell.ringAfterCommit();
        }
        return queued;
    }
}
