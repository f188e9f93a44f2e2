package org.partnerdesk.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.setup.StoryCast.Customer;
import org.partnerdesk.setup.StoryCast.Writer;
import org.partnerdesk.setup.StoryPlan.Way;

/**
 * A story told once: about whom, by whom, and with which details.
 *
 * @param other the second customer it names; null unless it comes by {@link Way#TWO}
 * @param lead who hands the ticket to {@code agent} when somebody must
 */
record Telling(
        int number,
        Story story,
        StoryBook book,
        Customer customer,
        @Nullable Customer other,
        Writer writer,
        Way way,
        Actor agent,
        Actor lead,
        String serviceName,
        Instant openedAt) {
    private static final int LONGEST_UNNOTICED_MINUTES = 45;

    /** What the slots of its texts hold. */
    Map<String, String> details(Random chance) {
        Map<String, String> details = new HashMap<>();
        if (story.words() != null) {
            story.words().forEach((slot, choices) -> details.put(slot, one(choices, chance)));
        }
        if (story.numbers() != null) {
            story.numbers().forEach((slot, range) -> details.put(slot, within(range, chance)));
        }
        details.put("customer", customer.name());
        details.put("email", customer.superAdmin());
        details.put("zoid", StoryText.digits(customer.zoid(), book.language()));
        details.put("user", customer.user());
        details.put("other", other == null ? "" : other.name());
        details.put("otherEmail", other == null ? "" : other.superAdmin());
        details.put("service", serviceName);
        details.put("place", one(customer.places(), chance));
        details.put("time", noticedAt(chance));
        details.put("sender", writer.name());
        details.put("first", firstName(writer.name()));
        details.put("partner", writer.organisation());
        details.put("agent", agent.name());
        details.put("mailbox", customer.dataCentre().mailbox());
        details.put("greeting", one(book.phrases().greetings(), chance));
        details.put("body", story.body());
        details.put("naming", naming());
        return details;
    }

    /** The charset that mail programs of its language used to write in; every third uses UTF-8. */
    String charset() {
        if (number % 3 == 0) {
            return "UTF-8";
        }
        return switch (book.language()) {
            case "ar" -> "windows-1256";
            case "th" -> "windows-874";
            default -> "ISO-8859-1";
        };
    }

    private String naming() {
        StoryBook.Naming naming = book.phrases().naming();
        return switch (way) {
            case TEMPLATE -> naming.template();
            case ADDRESS -> naming.address();
            case NUMBER -> naming.number();
            case NOTHING -> naming.nothing();
            case USER -> naming.user();
            case TWO -> naming.two();
            case FORM, API -> "";
        };
    }

    private String noticedAt(Random chance) {
        Duration unnoticed = Duration.ofMinutes(chance.nextLong(10, LONGEST_UNNOTICED_MINUTES));
        return DateTimeFormatter.ofPattern("HH:mm")
                .format(openedAt.minus(unnoticed)
                        .atZone(ZoneId.of(customer.dataCentre().zone())));
    }

    private static String firstName(String name) {
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    private static String within(String range, Random chance) {
        int dash = range.indexOf('-');
        int least = Integer.parseInt(range.substring(0, dash));
        int most = Integer.parseInt(range.substring(dash + 1));
        return Integer.toString(chance.nextInt(least, most + 1));
    }

    static <T> T one(List<T> choices, Random chance) {
        return choices.get(chance.nextInt(choices.size()));
    }
}
