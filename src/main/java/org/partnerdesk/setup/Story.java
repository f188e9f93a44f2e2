package org.partnerdesk.setup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Impact;

/**
 * Something that goes wrong at a customer and how it ends, with slots in braces for what differs each time it is told.
 *
 * @param service code of the service it is about; only customers who have it can live it
 * @param ask what an agent asks back, and {@code reply} the partner's answer to it
 * @param words choices for slots of its own
 * @param numbers ranges for slots of its own, such as {@code 20-90}
 */
record Story(
        String id,
        String service,
        @Nullable Impact impact,
        @Nullable String requestType,
        String subject,
        String body,
        String ask,
        String reply,
        Determination finding,
        String solution,
        @Nullable Map<String, List<String>> words,
        @Nullable Map<String, String> numbers) {}
