package org.partnerdesk.directory;

import java.util.List;

/**
 * A customer organisation as the directory knows it now.
 *
 * @param zoid its own identifier, 6-12 Western digits
 * @param region the region whose thresholds hold (D2): its own, else its data centre's
 * @param superAdminEmail the address of its one SuperAdmin, lower case
 * @param zgids further identifiers of the same organisation
 * @param domains registered domains, lower case, ASCII form; they cover their subdomains
 * @param subscriptions every subscription ever, counted or not
 */
public record Account(
        String zoid,
        String name,
        String dataCentre,
        String region,
        String superAdminEmail,
        List<String> zgids,
        List<String> domains,
        List<Subscription> subscriptions) {}
