package org.partnerdesk.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.platform.mail.MailTokens;
import org.springframework.stereotype.Component;

/** Sends what waits in the outbox, and again later what the relay did not take. */
@Component
class OutboxSender implements Workers.Job {
    private final Delivery delivery;
    private final OutboxStore store;
    private final MailTokens tokens;
    private final DeskSettings desk;
    private final MailSettings mail;
    private final RelaySettings relay;
    private final @Nullable Dkim dkim;
    private final Clock clock;

    OutboxSender(
            Delivery delivery,
            OutboxStore store,
            MailTokens tokens,
            DeskSettings desk,
            MailSettings mail,
            RelaySettings relay,
            Clock clock) {
        this.delivery = delivery;
        this.store = store;
        this.tokens = tokens;
        this.desk = desk;
        this.mail = mail;
        this.relay = relay;
        this.dkim = Dkim.of(relay);
        this.clock = clock;
    }

    /** One after the other through one connection to the relay. */
    @Override
    public void doDue(BooleanSupplier wanted) {
        DeskSettings.Relay address = Objects.requireNonNull(desk.relay(), "without a relay nobody sends");
        try (Relay line = new Relay(address, mail, relay, dkim, tokens.instanceId(), clock)) {
            while (wanted.getAsBoolean() && delivery.next(line)) {
                continue;
            }
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return store.nextDue(now);
    }
}
