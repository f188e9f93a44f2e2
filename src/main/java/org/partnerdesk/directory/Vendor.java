package org.partnerdesk.directory;

import java.util.List;
import java.util.Set;

/**
 * What is fixed for the vendor of this desk, from its preset.
 *
 * @param ticketPrefix the letters before a ticket's number, such as {@code PD}
 * @param ownDomains domains that are never a customer's
 */
public record Vendor(
        String name,
        String ticketPrefix,
        Set<String> ownDomains,
        List<DataCentre> dataCentres,
        List<Service> services) {}
