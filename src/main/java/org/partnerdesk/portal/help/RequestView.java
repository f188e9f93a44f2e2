package org.partnerdesk.portal.help;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.parts.Promise;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/**
 * A request as its partner sees it.
 *
 * @param account the customer's name once it is settled
 * @param customer what stands in the customer field; null: nobody has named the customer, which deserves coaching
 * @param typed a reply that was refused, so that nothing typed is lost
 * @param refused key of the message that says why; null usually
 */
public record RequestView(
        String number,
        String subject,
        Status status,
        Severity severity,
        boolean priority,
        @Nullable String service,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        List<Word> conversation,
        List<Promise> promises,
        @Nullable Determined determined,
        String typed,
        @Nullable String refused) {

    /**
     * One message; {@code ours} from the vendor's side.
     *
     * @param undeliveredTo whom it did not reach by mail; null when it did, or nothing was sent
     */
    public record Word(
            long id,
            String author,
            boolean ours,
            String body,
            @Nullable String quoted,
            List<File> attachments,
            boolean formatted,
            Instant at,
            @Nullable String undeliveredTo) {}

    /** A file; one without hash came before files were kept. */
    public record File(String name, @Nullable String sha256) {}

    /** What the issue was found to be. */
    public record Determined(Determination.Kind kind, String summary) {}

    /** The promise that is kept next: it stands out. */
    public @Nullable Promise current() {
        return status.isDone()
                ? null
                : promises.stream().filter(Promise::isOpen).findFirst().orElse(null);
    }

    public String path() {
        return "/help/" + number;
    }
}
