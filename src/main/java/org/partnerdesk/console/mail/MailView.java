package org.partnerdesk.console.mail;

import java.util.List;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.intake.mail.RecordedMail;

/**
 * What the page of a mail shows.
 *
 * @param source the beginning of its bytes as text
 * @param cut whether the source goes on
 */
public record MailView(RecordedMail mail, String source, boolean cut, List<ViewCount> counts) {}
