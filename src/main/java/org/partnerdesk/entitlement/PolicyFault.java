package org.partnerdesk.entitlement;

/** What can be wrong with a field of a policy or of a step. */
public enum PolicyFault {
    REASON_MISSING,
    REASON_LONG,
    NOT_A_REGION,
    NO_REGIONS,
    NOT_A_NUMBER,
    KEY_ABOVE_LARGE,
    NO_SUCH_SERVICE,
    NO_SUCH_VALUE,
    NOT_A_DATE,
    DATE_PASSED,
    NOT_AN_ADDRESS
}
