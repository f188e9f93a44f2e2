package org.partnerdesk.console.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.intake.mail.MailReplay.Replayed;

/**
 * What the page of a replay shows.
 *
 * @param from the first day, as a date field has it
 * @param to the last day
 * @param wrong the days are none or too many
 * @param result null until days were chosen
 */
public record ReplayView(
        String from, String to, boolean wrong, @Nullable Replayed result, List<ViewCount> counts) {}
