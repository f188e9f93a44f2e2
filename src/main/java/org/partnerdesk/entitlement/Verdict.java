package org.partnerdesk.entitlement;

/** The closed set of answers to "does this ticket deserve priority?" (D3). The names are part of the API. */
public enum Verdict {
    LARGE_USER_ACCOUNT,
    KEY_ACCOUNT,
    STANDARD_ACCOUNT,
    EXCLUDED_SERVICE,
    NOT_FOUND,
    AMBIGUOUS,
    UNMAPPED_PARTNER,
    NO_IDENTIFIER,
    DIRECTORY_UNAVAILABLE
}
