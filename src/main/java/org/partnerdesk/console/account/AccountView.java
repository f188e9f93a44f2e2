package org.partnerdesk.console.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ChangeView;
import org.partnerdesk.console.Days;
import org.partnerdesk.console.DirectoryFacts.TicketLine;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.Version;
import org.partnerdesk.entitlement.AccountClass;

/**
 * An account as its page shows it.
 *
 * @param name as it is known now
 * @param known the state of the directory that was asked; null when it knew nothing on that day
 * @param account as it was on the day that is asked for; null when it was none by what was known
 * @param classed what its subscriptions made of it; null likewise
 * @param users a page of those of the day; {@code laterUsers} when it is not the first
 * @param nextUser the ZUID that more users come behind; null when these are the last
 */
public record AccountView(
        String zoid,
        String name,
        Days days,
        @Nullable Version known,
        @Nullable Account account,
        @Nullable AccountClass classed,
        ClassPicture picture,
        List<User> users,
        @Nullable String nextUser,
        boolean laterUsers,
        List<Mapping> partners,
        List<TicketLine> tickets,
        List<ChangeView> changes,
        List<ViewCount> counts) {

    /** Somebody who uses the account. */
    public record User(
            String zuid,
            String email,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn) {}

    /**
     * A partner that the account is or was tagged to.
     *
     * @param holds whether it is on the day that is asked for
     */
    public record Mapping(
            long partnerId,
            String partner,
            String origin,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean holds) {}

    /** Where on this desk the account lives. */
    public String path() {
        return "/desk/accounts/" + zoid;
    }
}
