package org.partnerdesk.notification;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to mail that went out or is about to. */
@Component
@Transactional(readOnly = true)
public class Outbox {
    private final OutboxStore store;

    Outbox(OutboxStore store) {
        this.store = store;
    }

    /**
     * The newest mails.
     *
     * @param before only those older than this id; null: from the newest on
     */
    public List<MailView> latest(int limit, @Nullable Long before) {
        return store.latest(limit, before);
    }

    /** One mail. */
    public Optional<MailView> find(long id) {
        return store.find(id);
    }
}
