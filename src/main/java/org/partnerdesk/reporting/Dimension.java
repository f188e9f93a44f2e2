package org.partnerdesk.reporting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What attainment can be grouped by; all but the week can be filtered by too. As things stood when it was decided. */
public enum Dimension {
    /** The ISO week (UTC) in which the limit fell; its value is the Monday. */
    WEEK("week", "counts_on"),
    MILESTONE("milestone", "milestone"),
    SEVERITY("severity", "severity"),
    DATA_CENTRE("dataCentre", "data_centre"),
    /** Its value is the partner's number. */
    PARTNER("partner", "partner_id"),
    /** The department of whoever had the ticket. */
    TEAM("team", "team"),
    SERVICE("service", "service");

    /** Those that promises can be filtered by. */
    public static final List<Dimension> FILTERS = List.of(MILESTONE, SEVERITY, DATA_CENTRE, PARTNER, TEAM, SERVICE);

    private final String code;
    private final String column;

    Dimension(String code, String column) {
        this.code = code;
        this.column = column;
    }

    /** The spelling of addresses and of the API. */
    public String code() {
        return code;
    }

    /** Of {@code commitments.pub_outcome}. */
    String column() {
        return column;
    }

    /** Its value. */
    String value() {
        return this == WEEK ? "date_trunc('week', counts_on::timestamp)::date" : column;
    }

    /** However its letters are cased. */
    static Optional<Dimension> of(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code.equalsIgnoreCase(code))
                .findFirst();
    }
}
