package org.partnerdesk.ticketing;

import java.util.Optional;

/** What kind of request it is. A ticket of which nobody has said it counts as {@link #DEFAULT}. */
public enum RequestType {
    TECHNICAL_SUPPORT("Technical Support"),
    PAYMENTS_RENEWAL("Payments Renewal"),
    TRIAL_EXTENSION("Trial Extension"),
    STORE_RELATED("Store Related"),
    UPGRADES("Upgrades"),
    INVOICE_CHANGES("Invoice changes"),
    COMMISSION_PAYMENT("Commission Payment"),
    PRODUCT_MANAGEMENT("Product Management Related"),
    SALES_DISCUSSIONS("Sales Discussions");

    public static final RequestType DEFAULT = TECHNICAL_SUPPORT;

    private final String code;

    RequestType(String code) {
        this.code = code;
    }

    /** The spelling of the API, of forms and of policies; tickets are stored with it. */
    public String code() {
        return code;
    }

    /** However its letters are cased. */
    public static Optional<RequestType> of(String code) {
        for (RequestType type : values()) {
            if (type.code.equalsIgnoreCase(code.strip())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
