package org.partnerdesk.console.partner;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ChangeView;
import org.partnerdesk.console.Days;
import org.partnerdesk.console.DirectoryFacts.TicketLine;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.directory.Version;

/**
 * A partner as its page shows it.
 *
 * @param name as it is known now
 * @param known the state of the directory that was asked; null when it knew nothing on that day
 * @param held false when by what was known it was no partner on the day that is asked for
 * @param tiers by region, in the order of regions
 * @param people those of the day, at most {@link PartnerQueries#PEOPLE}
 * @param customers a page of those of the day; {@code laterCustomers} when it is not the first
 * @param nextCustomer the ZOID that more customers come behind; null when these are the last
 */
public record PartnerView(
        long id,
        String name,
        Days days,
        @Nullable Version known,
        boolean held,
        List<String> domains,
        Map<String, String> tiers,
        List<User> people,
        boolean morePeople,
        List<Customer> customers,
        @Nullable String nextCustomer,
        boolean laterCustomers,
        Naming naming,
        List<TicketLine> tickets,
        List<ChangeView> changes,
        List<ViewCount> counts) {

    /** A person of the partner. */
    public record User(
            String email,
            String name,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn) {}

    /** An account tagged to the partner; without name when the directory does not know it. */
    public record Customer(
            String zoid,
            @Nullable String name,
            String origin,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * How often the partner itself named the customer, among its requests of the last 90 days, the newest thousand of
     * them.
     */
    public record Naming(long named, long of) {
        /** In per cent, rounded down: 100 means every one. */
        public int share() {
            return of == 0 ? 0 : (int) (100 * named / of);
        }
    }

    /** Where on this desk the partner lives. */
    public String path() {
        return "/desk/partners/" + id;
    }
}
