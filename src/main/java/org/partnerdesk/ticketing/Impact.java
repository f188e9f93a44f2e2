package org.partnerdesk.ticketing;

import java.util.Optional;

/** What a problem does to the customer's work (D8). {@code outage} and {@code sign-in} make an S1 run around the clock. */
public enum Impact {
    OUTAGE("outage"),
    SIGN_IN("sign-in"),
    DEGRADED("degraded"),
    QUESTION("question");

    private final String code;

    Impact(String code) {
        this.code = code;
    }

    /** The spelling of the API and of forms. */
    public String code() {
        return code;
    }

    public static Optional<Impact> of(String code) {
        for (Impact impact : values()) {
            if (impact.code.equals(code)) {
                return Optional.of(impact);
            }
        }
        return Optional.empty();
    }
}
