package org.partnerdesk.entitlement;

/** Whether an address or a domain can say anything about a customer. */
enum Standing {
    COUNTS,
    /** Of a partner's people, a list or a machine: only as users of an account that is mapped to the sender. */
    ONLY_AS_MAPPED_USER,
    NEVER
}
