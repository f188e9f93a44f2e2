package org.partnerdesk.directory;

import java.util.List;
import java.util.Map;

/**
 * A channel partner.
 *
 * @param domains registered e-mail domains, lower case
 * @param tiers tier by region: {@code authorised}, {@code advanced}, {@code premium}
 */
public record Partner(long id, String name, List<String> domains, Map<String, String> tiers) {}
