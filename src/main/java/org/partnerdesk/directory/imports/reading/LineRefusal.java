package org.partnerdesk.directory.imports.reading;

import org.springframework.modulith.NamedInterface;

/** Why a line was not taken. The detail beside it is the column at fault, or what the words say of it. */
@NamedInterface("imports")
public enum LineRefusal {
    MISSING,
    WRONG_CELLS,
    NOT_JSON,
    UNKNOWN_FIELD,
    DOUBLE_FIELD,
    TOO_LONG,
    NUL_CHARACTER,
    FORMULA,
    NOT_AN_IDENTIFIER,
    NOT_AN_ADDRESS,
    NOT_A_DOMAIN,
    NO_SUCH_VALUE,
    UNKNOWN_SERVICE,
    UNKNOWN_REGION,
    UNKNOWN_DATA_CENTRE,
    UNKNOWN_PARTNER,
    UNKNOWN_ACCOUNT,
    NOT_A_QUANTITY,
    NEGATIVE_QUANTITY,
    ABSURD_QUANTITY,
    NOT_A_DATE,
    /** The detail is the Gregorian day that is meant. */
    BUDDHIST_DATE,
    /** The detail is the Gregorian day that is meant. */
    HIJRI_DATE,
    UNTIL_BEFORE_FROM,
    TWO_SUPER_ADMINS,
    /** Another line says something else of the same key and first day. */
    CONTRADICTION
}
