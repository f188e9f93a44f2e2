package org.partnerdesk.console.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.entitlement.Find;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Message;

/**
 * One message of the conversation.
 *
 * @param words the own words, in stretches, what was found in them marked
 * @param quoted earlier mail below them; null when there is none
 */
public record Said(
        long id,
        String author,
        Actor.Kind side,
        boolean internal,
        Channel channel,
        List<Stretch> words,
        @Nullable String quoted,
        List<String> attachments,
        boolean automatic,
        Instant at) {

    /** A run of text; {@code found} when it is what a find points to. */
    public record Stretch(String text, boolean found) {}

    static Said of(TicketFacts.MessageRow row, List<Find> finds) {
        int length = row.body().length();
        int fold = row.foldAt() == null ? length : Math.clamp(row.foldAt(), 0, length);
        String own = row.body().substring(0, fold).stripTrailing();
        return new Said(
                row.id(),
                row.authorName(),
                row.authorKind(),
                row.audience() == Message.Audience.INTERNAL,
                row.channel(),
                row.authorKind() == Actor.Kind.PARTNER ? marked(own, finds) : List.of(new Stretch(own, false)),
                fold < length ? row.body().substring(fold).strip() : null,
                row.attachmentNames(),
                row.automatic(),
                row.at());
    }

    /** Cuts the text where something was found; the longest find at a place wins. */
    static List<Stretch> marked(String text, List<Find> finds) {
        List<String> sought = finds.stream()
                .map(Find::written)
                .filter(written -> !written.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        List<Stretch> stretches = new ArrayList<>();
        int plain = 0;
        for (int i = 0; i < text.length() && !sought.isEmpty(); ) {
            int here = i;
            String found = sought.stream()
                    .filter(written -> text.startsWith(written, here))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                i++;
                continue;
            }
            if (plain < i) {
                stretches.add(new Stretch(text.substring(plain, i), false));
            }
            stretches.add(new Stretch(found, true));
            i += found.length();
            plain = i;
        }
        if (plain < text.length()) {
            stretches.add(new Stretch(text.substring(plain), false));
        }
        return stretches;
    }
}
