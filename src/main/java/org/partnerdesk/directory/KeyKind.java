package org.partnerdesk.directory;

/** The keys an account can be found by, in the order in which they are believed (D4). */
public enum KeyKind {
    SUPER_ADMIN_EMAIL,
    USER_EMAIL,
    ZOID,
    ZGID,
    ZUID,
    DOMAIN,
    NAME;

    /** Whether the desk may fill the customer field by this key without being asked (identity.md: strong keys). */
    public boolean isStrong() {
        return this == SUPER_ADMIN_EMAIL || this == ZOID || this == ZGID;
    }
}
