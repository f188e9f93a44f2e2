package org.partnerdesk.platform.mail;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of mail, under {@code partnerdesk.mail}.
 *
 * @param maxSize of one mail as it comes over the wire
 * @param maxBytes of all mails that come in at this moment; more are put off with a 4xx answer
 * @param maxConnections that may bring mail at the same time
 * @param timeout after which a silent connection is closed, either way
 * @param followUp by a data centre's code, or {@code default}
 * @param workers how many mails are read, and how many are sent, at the same time
 */
@ConfigurationProperties("partnerdesk.mail")
public record MailSettings(
        @DefaultValue("25MB") DataSize maxSize,
        @DefaultValue("64MB") DataSize maxBytes,
        @DefaultValue("100") int maxConnections,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("2") int workers,
        @DefaultValue Map<String, FollowUp> followUp) {

    /**
     * What an answer to a closed ticket does.
     *
     * @param within how long after the ticket's last change it reopens it; null: always
     * @param then what happens later
     */
    public record FollowUp(
            @Nullable Duration within, @DefaultValue("NEW") Then then) {
        static final FollowUp REOPENS = new FollowUp(null, Then.NEW);

        /** What becomes of an answer that comes too late to reopen its ticket. */
        public enum Then {
            /** It opens a ticket that is linked with the old one. */
            NEW,
            /** It waits for a person. */
            HOLD
        }
    }

    /** The rule of a data centre's mailbox, else the one called {@code default}; else every answer reopens. */
    public FollowUp followUp(String dataCentre) {
        FollowUp own = followUp.get(dataCentre);
        return own != null ? own : followUp.getOrDefault("default", FollowUp.REOPENS);
    }
}
