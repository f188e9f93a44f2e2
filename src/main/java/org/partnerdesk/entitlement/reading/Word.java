package org.partnerdesk.entitlement.reading;

/** What a known phrase says about what stands beside it: a section of {@code identity-words.txt}. */
enum Word {
    FIELD_CUSTOMER,
    FIELD_ORGANISATION,
    FIELD_SERVICE,
    ORGANISATION_ID,
    ORGANISATION_WORD,
    USER_ID,
    FILLER,
    PLAIN,
    SOMETHING_ELSE,
    UNIT,
    NAME_FOLLOWS
}
