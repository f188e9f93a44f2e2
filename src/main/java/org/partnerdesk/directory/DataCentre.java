package org.partnerdesk.directory;

/**
 * A place where the vendor hosts accounts.
 *
 * @param code such as {@code EU}; also its region's code unless an account says otherwise
 * @param mailbox the desk's address for partners of this data centre (M14); several data centres may share one
 * @param mailboxDefault whether mail to {@code mailbox} belongs to this data centre until the customer is known
 */
public record DataCentre(String code, String region, String zone, String mailbox, boolean mailboxDefault) {}
